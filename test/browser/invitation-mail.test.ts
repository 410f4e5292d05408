import {
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { app, settings } from '../../config/checks/fakes/settings.ts';
import { invitationBody } from '../../config/invitations.ts';
import { completeStage } from '../../config/settings/stage.ts';
import { people } from '../../src/aws/invitations/people/people.ts';
import { anAws, type TestAws } from '../world/aws.ts';
import { launchBrowser } from '../world/browser.ts';
import { emailsTo } from '../world/emails.ts';

// What somebody reads in their invitation is what lets them in: the email as Chromium shows it, the password as Cognito takes it.

let aws: TestAws;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  aws = await anAws('eu-central-1');
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 320, height: 700 } });
});

afterAll(async () => {
  await browser?.close();
  await aws?.stop();
});

const bodies = {
  'the default text': undefined,
  'a plain text of one’s own': 'Hello {username}, your temporary password is {####} and expires soon.',
  'a sentence of HTML': '<p>Dear <b>{username}</b>, use <i>{####}</i>. See you!</p>',
  'an attribute of HTML': '<p>{username}</p><input value={####}>',
};

/** A pool that mails this, whose people are invited by the adapter, and what its login says to a password. */
async function aPool(own: string | undefined, minimumLength: number) {
  const apps = { sales: app({ host: 'sales.example.com' }), finance: app({ host: 'finance.example.com' }) };
  const texts = own === undefined ? {} : { texts: { invitation: { subject: 'Welcome', body: own } } };
  const stage = completeStage(settings({ apps, login: { password: { minimumLength }, ...texts } }));
  const cognito = aws.clients.cognito();
  const { UserPool } = await cognito.send(
    new CreateUserPoolCommand({
      PoolName: 'invited',
      UsernameAttributes: ['email'],
      UsernameConfiguration: { CaseSensitive: false },
      Policies: { PasswordPolicy: { MinimumLength: minimumLength } },
      AdminCreateUserConfig: {
        InviteMessageTemplate: {
          EmailSubject: stage.login.texts.invitation.subject,
          EmailMessage: invitationBody(stage, 'https://{host}'),
        },
      },
    }),
  );
  const UserPoolId = UserPool?.Id ?? '';
  const { UserPoolClient } = await cognito.send(
    new CreateUserPoolClientCommand({
      UserPoolId,
      ClientName: 'app',
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    }),
  );
  return {
    ...people(cognito, UserPoolId, { minimumLength }),
    /** The challenge that a password is answered with; throws when it is wrong. */
    async signIn(USERNAME: string, PASSWORD: string): Promise<string | undefined> {
      const AuthParameters = { USERNAME, PASSWORD };
      const ClientId = UserPoolClient?.ClientId;
      const asked = new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters });
      return (await cognito.send(asked)).ChallengeName;
    },
  };
}

let addresses = 0;
const anAddress = () => `a.very.long-name+${++addresses}@subsidiary.example.com`;

/** The passwords of all mails that were sent to somebody, as `read` finds them in the page that shows each. */
async function passwordsIn(email: string, read: () => Promise<string>): Promise<string[]> {
  const found: string[] = [];
  for (const mail of await emailsTo(email, aws.endpoint)) {
    // Most mail programs that know dark schemes say so of their window.
    await page.setContent(`<!doctype html><meta name="color-scheme" content="light dark">${mail}`);
    found.push(await read());
  }
  return found;
}

test.each([8, 99])(
  'the box of the default email holds what lets them in, and nothing else: %d characters',
  async length => {
    const pool = await aPool(undefined, length);
    const email = anAddress();
    await pool.resend(await pool.create({ username: email, email }));
    const boxes = page.locator('code');
    const [first = '', second = ''] = await passwordsIn(email, async () => {
      expect(await boxes.nth(0).innerText()).toBe(email);
      expect(await boxes.count()).toBe(2);
      return boxes.nth(1).innerText();
    });
    await expect(pool.signIn(email, first)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    expect(await pool.signIn(email, second)).toBe('NEW_PASSWORD_REQUIRED');
  },
);

test('a double click selects the whole password', async () => {
  const pool = await aPool(undefined, 8);
  const email = anAddress();
  await pool.create({ username: email, email });
  const [shown] = await passwordsIn(email, async () => {
    const box = page.locator('code').nth(1);
    await box.dblclick();
    expect(await page.evaluate('getSelection().toString()')).toBe(await box.innerText());
    return box.innerText();
  });
  expect(shown).toMatch(/^\w{17}$/);
});

const [dark, light] = ['rgb(0, 0, 0)', 'rgb(255, 255, 255)'];

test.each(['light', 'dark'] as const)(
  'it fits a narrow window, and is as legible in a %s scheme',
  async colorScheme => {
    const pool = await aPool(undefined, 40);
    const email = anAddress();
    await pool.create({ username: email, email });
    await page.emulateMedia({ colorScheme });
    await passwordsIn(email, async () => {
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      const colorOf = (name: string) => page.evaluate(`getComputedStyle(document.querySelector('${name}')).color`);
      expect([await colorOf('code'), await colorOf('p')]).toEqual(
        colorScheme === 'dark' ? [light, light] : [dark, dark],
      );
      return '';
    });
  },
);

test.each(Object.entries(bodies).slice(1))('%s shows it as well, whatever stands around it', async (_, body) => {
  const pool = await aPool(body, 8);
  const email = anAddress();
  await pool.resend(await pool.create({ username: email, email }));
  const shown = await passwordsIn(email, async () => {
    const text = await page.evaluate('document.body.innerText + (document.querySelector("input")?.value ?? "")');
    return /\w{5}_\w{5}_\w{5}/.exec(String(text))?.[0] ?? String(text);
  });
  expect(await pool.signIn(email, shown[1] ?? '')).toBe('NEW_PASSWORD_REQUIRED');
});

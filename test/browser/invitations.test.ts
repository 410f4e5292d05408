import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser, signIn } from '../world/browser.ts';
import { emailsTo } from '../world/emails.ts';
import { aPreview, type TestPreview } from '../world/preview.ts';
import { until } from '../world/until.ts';

// One story in order: an admin invites people by a file, and looks after them.

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let preview: TestPreview;
let browser: Browser;
let signedIn: BrowserContext;
let page: Page;
let invitations: string;

const file = {
  name: 'people.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'email,name,groups,until',
      'eva@example.com,Eva Kim,finance,',
      'nobody,,,',
      'fay@example.com,=1+1,,2027-01-31',
      'gil@example.com,,audit,',
      'eva@EXAMPLE.com,,,',
      'ben@example.com,,finance,',
      '',
    ].join('\r\n'),
  ),
};

beforeAll(async () => {
  preview = await aPreview();
  invitations = `${preview.portal.url}/invites`;
  browser = await launchBrowser();
  signedIn = await browser.newContext({ locale: 'en-US', bypassCSP: true }); // for axe alone
  page = await signedIn.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(invitations);
  await signIn(page, 'ben@example.com');
  await page.getByRole('heading', { name: 'Invite people' }).waitFor();
});

afterAll(async () => {
  await browser?.close();
  await preview?.stop();
});

/** Nothing that keeps somebody from using the page, at two widths, and nothing from elsewhere. */
async function expectUsable() {
  await page.evaluate(axe);
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    const { violations } = await page.evaluate<{ violations: { id: string }[] }>('axe.run()');
    expect(violations.map(({ id }) => id)).toEqual([]);
    const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await page.evaluate<number>(overflow)).toBe(0);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

const count = (name: string) =>
  page.locator('dt', { hasText: name }).locator('xpath=following-sibling::dd[1]').innerText();

test('a file is planned: what is wrong comes first, and nobody is invited yet', async () => {
  await expectUsable();
  await page.setInputFiles('input[type=file]', file);
  await page.getByRole('button', { name: 'Review plan' }).click();
  await page.getByRole('heading', { name: 'Plan for people.csv' }).waitFor();
  await expectUsable();
  expect(await count('Invalid')).toBe('3');
  expect(await count('Invite')).toBe('2');
  const wrong = page.getByRole('table').first();
  expect(await wrong.getByRole('rowheader').allInnerTexts()).toEqual(['3', '5', '6']);
  for (const words of ['“nobody” has no @', 'Group “audit” does not exist', 'is already in line 2']) {
    expect(await wrong.innerText()).toContain(words);
  }
  expect(await emailsTo('eva@example.com', preview.aws.endpoint)).toEqual([]);
});

test('it is applied, and the page follows by itself to the end', async () => {
  await page.getByRole('button', { name: 'Apply plan' }).click();
  await page.getByRole('heading', { name: 'people.csv', exact: true }).waitFor();
  await page.getByText('Completed. 3 rows need attention.').waitFor();
  await expectUsable();
  expect([await count('Invited'), await count('No change'), await count('Failed')]).toEqual(['2', '1', '0']);
  for (const email of ['eva@example.com', 'fay@example.com'])
    expect(await emailsTo(email, preview.aws.endpoint)).toHaveLength(1);
});

test('the result is a file that a spreadsheet may open', async () => {
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download result' }).click();
  const download = await downloading;
  const saved = join(preview.directory, 'result.csv');
  await download.saveAs(saved);
  const result = readFileSync(saved, 'utf8');
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
  expect(result).toContain("'=1+1");
  for (const code of ['EMAIL_SYNTAX', 'GROUP_UNKNOWN', 'EMAIL_DUPLICATE_IN_FILE']) expect(result).toContain(code);
});

const rowOf = (email: string) => page.getByRole('row').filter({ hasText: email });

test('people are listed, and an invitation is sent again', async () => {
  await page.getByRole('link', { name: 'People' }).click();
  await rowOf('eva@example.com').waitFor();
  await expectUsable();
  await rowOf('eva@example.com').getByRole('button', { name: 'Resend invitation' }).click();
  await until('the second mail', async () => (await emailsTo('eva@example.com', preview.aws.endpoint)).length === 2);
  await page.waitForLoadState();
  await expectUsable();
  expect(await rowOf('ben@example.com').getByRole('button').count()).toBe(0); // themselves
});

test('somebody is disabled and enabled', async () => {
  await page.goto(`${invitations}/people`);
  await rowOf('cara@example.com').getByRole('button', { name: 'Disable' }).click();
  await rowOf('cara@example.com').getByRole('button', { name: 'Enable' }).click();
  await rowOf('cara@example.com').getByRole('button', { name: 'Disable' }).waitFor();
});

test('all of it works without script, in Japanese too', async () => {
  const state = await signedIn.storageState();
  const plain = await browser.newContext({ locale: 'ja-JP', javaScriptEnabled: false, storageState: state });
  const theirs = await plain.newPage();
  await theirs.goto(invitations);
  expect(await theirs.locator('html').getAttribute('lang')).toBe('ja');
  const hal = { ...file, buffer: Buffer.from('email\nhal@example.com\n') };
  await theirs.setInputFiles('input[type=file]', hal);
  await theirs.locator('form:has(input[type=file]) button').click();
  await theirs.locator('form[action$="/apply"] button').click();
  await until('the mail', async () => (await emailsTo('hal@example.com', preview.aws.endpoint)).length === 1);
  await until('the page says so', async () => {
    await theirs.reload();
    return (await theirs.locator('main').innerText()).includes('1 / 1');
  });
  await plain.close();
});

test('nothing went wrong on the way', () => {
  expect(preview.problems).toEqual([]);
});

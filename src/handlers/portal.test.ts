import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import type { Policy } from '../access/policy.ts';
import { data } from '../aws/tokens/fakes/mint.ts';
import { accessAtPortal, headersAtPortal, headersWith } from '../aws/tokens/fakes/visit.ts';
import type { PowerState } from '../power/observation.ts';
import { firstRecord } from '../power/remember.ts';
import { aPortal, atPortal } from './fakes/portal.ts';
import { logged } from './fakes/quiet.ts';
import { opening, type Request } from './fakes/request.ts';
import { answer } from './portal/answer.ts';

process.env.STREAMGATE_STAGE = 'prod';
process.env.STREAMGATE_CLIENT_ID = '4client';
process.env.STREAMGATE_ORIGIN_PATTERN = 'https://{host}';
process.env.STREAMGATE_POWER_TABLE = 'streamgate-prod-power';
process.env.STREAMGATE_LOGIN_ORIGIN = 'https://login.example.com';
process.env.STREAMGATE_LOAD_BALANCER_ARN = 'arn:aws:elasticloadbalancing:eu-west-1:2:loadbalancer/app/a/1';
process.env.STREAMGATE_ISSUER = 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Pool';
process.env.STREAMGATE_LOAD_BALANCER_KEYS_URL = 'http://127.0.0.1:1/keys';
process.env.STREAMGATE_POOL_KEYS_URL = 'http://127.0.0.1:1/jwks.json';
const { handler } = await import('./portal.ts');

const lines = logged();

const policies: Record<string, Policy | undefined> = {
  sales: 'everyoneInvited',
  finance: { allow: [{ group: 'finance' }] },
  hr: { allow: [{ emailDomain: 'example.com' }], deny: [{ group: 'contractors' }] },
  closed: undefined,
};

/** A portal of four apps, and what the reconciler remembers of them. */
function aList(states: Record<string, PowerState> = {}) {
  const asked: string[][] = [];
  const now = Temporal.Instant.from('2026-11-23T09:00:00Z');
  const answered = answer({
    portal: aPortal(),
    apps: Object.entries(policies).map(([name, policy]) => ({ name, url: `https://${name}.example.com`, policy })),
    records: async apps => {
      asked.push([...apps]);
      return new Map(Object.entries(states).map(([app, state]) => [app, { ...firstRecord(now), version: 3, state }]));
    },
    today: () => '2026-11-23',
  });
  return { asked, visit: (request: Request = {}) => answered(atPortal(request)) };
}

const asJson = { accept: 'application/json' };
const appsFor = async (tokens: Request['tokens']) => {
  const { body } = await aList().visit({ headers: asJson, ...(tokens && { tokens }) });
  return JSON.parse(body ?? '').apps.map(({ name }: { name: string }) => name);
};
const unverified = { data: [data({ claims: { email_verified: 'false' } })] };

test.each<[string, string[], object, string[]]>([
  ['nobody in particular', [], {}, ['sales', 'hr']],
  ['a member of the group', ['finance'], {}, ['sales', 'finance', 'hr']],
  ['a denied one', ['contractors', 'finance'], {}, ['sales', 'finance']],
  ['an admin, whom no rule names', ['admins'], unverified, ['sales']],
])('%s sees the apps that they may enter, and no others', async (_who, groups, more, apps) => {
  const access = [accessAtPortal({ claims: { 'cognito:groups': groups } })];
  expect(await appsFor(headersWith({ access, ...more }))).toEqual(apps);
});

test('each app has its state and its address, and no other app is asked about', async () => {
  const { asked, visit } = aList({ sales: 'draining', hr: 'leaving' });
  const tokens = headersAtPortal({ claims: { 'cognito:groups': [] } });
  const { body } = await visit({ headers: asJson, tokens });
  expect(JSON.parse(body ?? '')).toEqual({
    person: { email: 'ana@example.com', groups: [] },
    apps: [
      { name: 'sales', url: 'https://sales.example.com', state: 'awake' },
      { name: 'hr', url: 'https://hr.example.com', state: 'asleep' },
    ],
  });
  expect(asked).toEqual([['sales', 'hr']]);
});

test.each<[PowerState, string, string]>([
  ['awake', 'Awake', '稼働中'],
  ['draining', 'Awake', '稼働中'],
  ['waking', 'Starting', '起動中'],
  ['failed', 'Did not start', '起動に失敗'],
  ['leaving', 'Asleep', '停止中'],
  ['asleep', 'Asleep', '停止中'],
])('an app that is %s is shown as such in both languages', async (state, en, ja) => {
  const { visit } = aList({ sales: state, hr: state });
  const page = async (language: string) =>
    (await visit({ headers: { ...opening, 'accept-language': language } })).body ?? '';
  expect(await page('en')).toContain(`>${en}</span>`);
  expect(await page('ja')).toContain(`>${ja}</span>`);
});

test('an admin finds the way to the invitations, and nobody else does', async () => {
  const page = async (groups: string[]) =>
    (await aList().visit({ tokens: headersAtPortal({ claims: { 'cognito:groups': groups } }) })).body ?? '';
  for (const link of ['href="/invites"', 'href="/people"']) {
    expect(await page(['admins'])).toContain(link);
    expect(await page(['finance'])).not.toContain(link);
  }
  for (const shown of ['ana@example.com', 'href="/_gate/signout"', 'finance']) {
    expect(await page(['finance'])).toContain(shown);
  }
});

test('whoever may enter no app is told so', async () => {
  const none = answer({ portal: aPortal(), apps: [], records: async () => new Map(), today: () => '2026-11-23' });
  expect((await none(atPortal({}))).body).toContain('have access to any app yet');
});

test('the list is there where the states are not, and the log says why', async () => {
  const broken = answer({
    portal: aPortal(),
    apps: [{ name: 'sales', url: 'https://sales.example.com', policy: 'everyoneInvited' }],
    records: async () => {
      throw new Error('ThrottlingException');
    },
    today: () => '2026-11-23',
  });
  const { statusCode, body } = await broken(atPortal({}));
  expect(statusCode).toBe(200);
  expect(body).toContain('href="https://sales.example.com"');
  expect(body).toContain('Unknown');
  expect(lines()).toMatchObject([
    { level: 'error', message: 'states-unknown', error: expect.stringContaining('Throttl') },
  ]);
});

test('a page of the portal is in no frame, in no other window’s reach, and in no cache', async () => {
  const { multiValueHeaders } = await aList().visit();
  expect(multiValueHeaders).toMatchObject({
    'cross-origin-opener-policy': ['same-origin'],
    'cache-control': ['no-store'],
    'x-content-type-options': ['nosniff'],
    'content-security-policy': [expect.stringContaining("frame-ancestors 'none'")],
  });
});

test.each<[string, Request, number]>([
  ['nobody', { tokens: headersWith({ data: undefined, access: undefined }) }, 401],
  ['an app’s token', { tokens: headersWith() }, 403],
  [
    'whose last day has passed',
    { tokens: headersAtPortal({ claims: { streamgate_portal: undefined, streamgate_refused: 'access-ended' } }) },
    403,
  ],
  ['another host', { headers: { ...opening, host: 'sales.example.com' } }, 404],
  ['another path', { path: '/else' }, 404],
  [
    'an app’s page that sends something',
    { method: 'POST', headers: { ...opening, 'sec-fetch-site': 'same-site' } },
    403,
  ],
  [
    'a form of the portal, where none is',
    { method: 'POST', headers: { ...opening, 'sec-fetch-site': 'same-origin' } },
    405,
  ],
  ['a link of another site', { headers: { ...opening, 'sec-fetch-site': 'cross-site' } }, 200],
  ['HEAD of another site', { method: 'HEAD', headers: { ...opening, 'sec-fetch-site': 'cross-site' } }, 200],
])('%s gets %#', async (_who, request, status) => {
  const { asked, visit } = aList();
  const { statusCode, body } = await visit(request);
  expect(statusCode).toBe(status);
  expect(asked).toHaveLength(status === 200 ? 1 : 0);
  if (status !== 200) expect(body).not.toContain('https://sales.example.com');
});

test('the deployed handler knows the host of its stage', async () => {
  const event = atPortal({ tokens: headersWith({ data: undefined }) });
  expect(await handler(event, { awsRequestId: 'r' } as never)).toMatchObject({ statusCode: 401 });
});

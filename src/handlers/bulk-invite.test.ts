import { expect, test } from '@jest/globals';
import { access, data, now, pool, rsa } from '../aws/tokens/fakes/mint.ts';
import { accessAtPortal, headersAtPortal, headersWith } from '../aws/tokens/fakes/visit.ts';
import { chooses, opens, presses, reads, sends } from './fakes/invite-requests.ts';
import { InviteWorld } from './fakes/invite-world.ts';
import { atPortal } from './fakes/portal.ts';
import { logged } from './fakes/quiet.ts';
import type { Request } from './fakes/request.ts';

process.env.STREAMGATE_STAGE = 'prod';
process.env.STREAMGATE_CLIENT_ID = '4client';
process.env.STREAMGATE_ORIGIN_PATTERN = 'https://{host}';
process.env.STREAMGATE_LEDGER_TABLE = 'streamgate-prod-invitations';
process.env.STREAMGATE_INVITE_WORKER = 'streamgate-prod-invite-worker';
process.env.STREAMGATE_USER_POOL_ID = 'eu-west-1_Pool';
process.env.STREAMGATE_MINIMUM_PASSWORD_LENGTH = '8';
process.env.STREAMGATE_LOGIN_ORIGIN = 'https://login.example.com';
process.env.STREAMGATE_LOAD_BALANCER_ARN = 'arn:aws:elasticloadbalancing:eu-west-1:2:loadbalancer/app/a/1';
process.env.STREAMGATE_ISSUER = 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Pool';
process.env.STREAMGATE_LOAD_BALANCER_KEYS_URL = 'http://127.0.0.1:1/keys';
process.env.STREAMGATE_POOL_KEYS_URL = 'http://127.0.0.1:1/jwks.json';
const { handler } = await import('./bulk-invite.ts');

const lines = logged();
const csv = 'email\nbo@acme.com\n';
const invites = '/invites';

const routes: [string, Request][] = [
  ['the page', opens(invites)],
  ['the list', reads(invites)],
  ['a file', sends(csv)],
  ['a file, at once', sends(csv, { mode: 'apply' })],
  ['the form', await chooses(csv)],
  ['a job', reads(`${invites}/j1`)],
  ['its page', opens(`${invites}/j1`)],
  ['its rows', reads(`${invites}/j1/rows`)],
  ['its result', reads(`${invites}/j1/result.csv`)],
  ['apply', presses(`${invites}/j1/apply`)],
  ['people', reads(`/people`)],
  ['their page', opens(`/people`)],
  ['resend', presses(`/people/bo/resend`)],
  ['disable', presses(`/people/bo/disable`)],
  ['enable', presses(`/people/bo/enable`)],
  ['nothing', reads(`${invites}/j1/else`)],
  ['another method', { ...reads(invites), method: 'DELETE' }],
];

const groups = { 'cognito:groups': ['sales'] };
const visitors: [string, Request, number][] = [
  ['a member', { tokens: headersAtPortal({ claims: groups }) }, 403],
  [
    'somebody in no group',
    { tokens: headersWith({ access: [accessAtPortal({ claims: { 'cognito:groups': undefined } })] }) },
    403,
  ],
  [
    'who is admin in the claims of the load balancer alone',
    {
      tokens: headersWith({
        access: [accessAtPortal({ claims: groups })],
        data: [data({ claims: { 'cognito:groups': ['admins'] } })],
      }),
    },
    403,
  ],
  [
    'a refused admin',
    {
      tokens: headersWith({
        access: [accessAtPortal({ claims: { streamgate_portal: undefined, streamgate_refused: 'access-ended' } })],
      }),
    },
    403,
  ],
  ['an admin with an app’s token', { tokens: headersWith() }, 403],
  [
    'an admin of an app that is called like the portal',
    { tokens: headersWith({ access: [access({ claims: { streamgate_app: 'portal' } })] }) },
    403,
  ],
  [
    'who has the portal’s claim without its text',
    { tokens: headersAtPortal({ claims: { streamgate_portal: true } }) },
    403,
  ],
  ['nobody', { tokens: headersWith({ data: undefined, access: undefined }) }, 401],
  ['somebody with half a proof', { tokens: headersWith({ data: undefined }) }, 401],
  ['a forged token', { tokens: headersWith({ access: [accessAtPortal({ key: rsa().privateKey })] }) }, 401],
  ['a changed token', { tokens: headersWith({ access: [`${accessAtPortal().slice(0, -4)}AAAA`] }) }, 401],
  [
    'an expired token',
    { tokens: headersWith({ data: [data({ header: { exp: now - 90 }, claims: { exp: now - 90 } })] }) },
    401,
  ],
  [
    'an expired access token',
    { tokens: headersWith({ access: [accessAtPortal({ claims: { exp: now - 90 } })] }) },
    401,
  ],
  [
    'two tokens',
    { tokens: headersWith({ access: [accessAtPortal(), accessAtPortal({ key: pool.privateKey })] }) },
    401,
  ],
];

test.each(
  routes.flatMap(([route, request]) =>
    visitors.map(([visitor, ...rest]) => [route, visitor, request, ...rest] as const),
  ),
)('%s is closed to %s', async (_route, _visitor, request, { tokens }, status) => {
  const world = new InviteWorld();
  world.cognito.add('bo@acme.com', { username: 'bo', status: 'invited' });
  const before = structuredClone(world.cognito.person('bo@acme.com')?.enabled);
  const answered = await world.visit({ ...request, ...(tokens && { tokens }) });
  expect(answered.statusCode).toBe(status);
  expect(answered.body).not.toContain('bo@acme.com');
  expect(world.calls).toEqual([]);
  expect(world.table.jobs.size + world.asks + world.cognito.mails.length).toBe(0);
  expect(world.cognito.person('bo@acme.com')?.enabled).toBe(before);
  expect(lines()).toMatchObject([{ event: 'refused', app: 'portal' }]);
});

test.each(routes)('%s is not found on another host', async (_route, request) => {
  const world = new InviteWorld();
  const answered = await world.visit({
    ...request,
    headers: { ...request.headers, host: 'apps.example.com.evil.io' },
  });
  expect(answered.statusCode).toBe(404);
  expect(world.calls).toEqual([]);
});

const foreign: [string, Request['headers']][] = [
  ['another site', { 'sec-fetch-site': 'cross-site' }],
  ['another app of ours', { 'sec-fetch-site': 'same-site' }],
  ['an address bar', { 'sec-fetch-site': 'none' }],
  ['another site, which names this one', { 'sec-fetch-site': 'cross-site', origin: 'https://apps.example.com' }],
  ['another origin', { 'sec-fetch-site': undefined, origin: 'https://finance.example.com' }],
  ['an origin that is none', { 'sec-fetch-site': undefined, origin: 'null' }],
  ['who does not say', { 'sec-fetch-site': undefined, origin: undefined }],
];
const changes = routes.filter(([, { method = 'GET' }]) => method !== 'GET');

test.each(
  changes.flatMap(([route, request]) => foreign.map(([site, headers]) => [route, site, request, headers] as const)),
)('%s does nothing for %s', async (_route, _site, request, headers) => {
  const world = new InviteWorld();
  const answered = await world.visit({ ...request, headers: { ...request.headers, ...headers } });
  expect(answered.statusCode).toBe(403);
  expect(answered.body).toMatch(/foreign-form|must come from a page on this host/);
  expect(world.calls).toEqual([]);
});

test.each(routes.filter(([, { method = 'GET' }]) => method === 'GET'))(
  '%s is answered wherever the link was, and changes nothing',
  async (_route, request) => {
    for (const method of ['GET', 'HEAD']) {
      const world = new InviteWorld();
      world.cognito.add('bo@acme.com', { username: 'bo', status: 'invited' });
      await world.visit(sends(csv));
      const calls = world.calls.length;
      const headers = { ...request.headers, 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
      expect((await world.visit({ ...request, method, headers })).statusCode).not.toBe(403);
      expect(
        world.calls
          .slice(calls)
          .filter(call => !/^(ledger\.(job|jobs|page|rows)|people\.(page|byUsername))$/.test(call)),
      ).toEqual([]);
      expect(world.asks + world.cognito.mails.length).toBe(0);
    }
  },
);

test.each(['en', 'ja'])('in %s a member reads who they are and whom to ask, a program the code', async language => {
  const world = new InviteWorld();
  const tokens = headersAtPortal({ claims: groups });
  const page = await world.visit({ ...opens(invites, '', language), tokens });
  for (const said of ['Only admins can invite people', '管理者のみ', 'ana@example.com', 'data@example.com']) {
    expect(page.body).toContain(said);
  }
  const { body } = await world.visit({ ...reads(invites), tokens });
  expect(JSON.parse(body ?? '')).toMatchObject({
    status: 403,
    code: 'not-admin',
    instance: expect.stringContaining('Root='),
  });
  const text = await world.visit({ path: invites, headers: { accept: '*/*' }, tokens });
  expect(text.multiValueHeaders?.['content-type']).toEqual(['text/plain; charset=utf-8']);
});

test('the deployed handler knows the hosts of its stage', async () => {
  const event = atPortal({ path: invites, tokens: headersWith({ data: undefined }) });
  expect(await handler(event, { awsRequestId: 'r' } as never)).toMatchObject({ statusCode: 401 });
});

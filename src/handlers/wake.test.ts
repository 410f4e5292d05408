import { expect, test } from '@jest/globals';
import { access, data, now } from '../aws/tokens/fakes/mint.ts';
import { headersWith } from '../aws/tokens/fakes/visit.ts';
import { logged } from './fakes/quiet.ts';
import { opening, type Request, requestOf } from './fakes/request.ts';
import { WakeWorld } from './fakes/wake-world.ts';

process.env.STREAMGATE_STAGE = 'prod';
process.env.STREAMGATE_CLIENTS = '{"sales":"4client","finance":"5client"}';
process.env.STREAMGATE_ORIGIN_PATTERN = 'https://{host}';
process.env.STREAMGATE_POWER_TABLE = 'streamgate-prod-power';
process.env.STREAMGATE_RECONCILER = 'streamgate-prod-scale-to-zero';
process.env.STREAMGATE_LOGIN_ORIGIN = 'https://login.example.com';
process.env.STREAMGATE_LOAD_BALANCER_ARN = 'arn:aws:elasticloadbalancing:eu-west-1:2:loadbalancer/app/a/1';
process.env.STREAMGATE_ISSUER = 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Pool';
process.env.STREAMGATE_LOAD_BALANCER_KEYS_URL = 'http://127.0.0.1:1/keys';
process.env.STREAMGATE_POOL_KEYS_URL = 'http://127.0.0.1:1/jwks.json';
const { handler } = await import('./wake.ts');

const lines = logged();

test('somebody who opens a sleeping app wakes it once, and is shown that it starts', async () => {
  const world = new WakeWorld();
  const { statusCode, multiValueHeaders, body } = await world.visit();
  expect(statusCode).toBe(503);
  expect(multiValueHeaders).toMatchObject({
    'content-type': ['text/html; charset=utf-8'],
    'retry-after': [expect.any(String)],
    'cache-control': ['no-store'],
    'x-robots-tag': ['noindex'],
  });
  expect(body).toContain('sales is starting');
  expect(world.leases).toEqual([
    { id: expect.any(String), by: 's-ana', at: world.now, until: world.now.add({ hours: 4 }) },
  ]);
  expect(world.asks).toEqual(['sales']);
  expect(lines()).toEqual([
    {
      event: 'wake',
      app: 'sales',
      sub: 's-ana',
      taken: true,
      reason: 'leased',
      requestId: 'Root=1-67891233-abcdef012345678912345678',
    },
  ]);
});

test('two hundred who open it at once take one lease, and one asks', async () => {
  const world = new WakeWorld();
  const answers = await Promise.all(Array.from({ length: 200 }, () => world.visit()));
  expect(world.leases).toHaveLength(1);
  expect(world.asks).toHaveLength(1);
  for (const { body } of answers) expect(body).toContain('sales is starting');
});

const refusal = { streamgate_app: undefined, streamgate_refused: 'not-allowed' };
const expired = headersWith({ data: [data({ header: { exp: now - 90 }, claims: { exp: now - 90 } })] });

test.each<[string, Request, number]>([
  ['HEAD', { method: 'HEAD' }, 503],
  ['a form that is sent', { method: 'POST' }, 503],
  ['a call of a script', { headers: { accept: '*/*', 'sec-fetch-mode': 'cors' } }, 503],
  ['a script that likes HTML', { headers: { ...opening, 'sec-fetch-mode': 'cors' } }, 503],
  ['a program that reads JSON', { headers: { accept: 'application/json' } }, 503],
  ['a file of the page', { path: '/static/js/main.js', headers: { accept: '*/*', 'sec-fetch-mode': 'no-cors' } }, 503],
  ['a frame', { headers: { ...opening, 'sec-fetch-dest': 'iframe' } }, 503],
  ['a prefetch', { headers: { ...opening, 'sec-purpose': 'prefetch' } }, 503],
  ['a prerender', { headers: { ...opening, 'sec-purpose': 'prefetch;prerender' } }, 503],
  ['an old prefetch', { headers: { ...opening, 'x-moz': 'prefetch' } }, 503],
  ['a monitor', { headers: { ...opening, 'user-agent': 'Mozilla/5.0 (compatible; UptimeRobot/2.0)' } }, 503],
  ['a refused person', { tokens: headersWith({ access: [access({ claims: refusal })] }) }, 403],
  ['somebody else’s token', { tokens: headersWith({ access: [access({ claims: { streamgate_app: 'hr' } })] }) }, 403],
  ['tokens that have expired', { tokens: expired }, 401],
  ['nobody', { tokens: headersWith({ data: undefined, access: undefined }) }, 401],
  ['a status page', { path: '/_gate/status' }, 200],
  ['a status poll', { path: '/_gate/status', headers: { accept: 'application/json' } }, 200],
  ['another path of the gate', { path: '/_gate/else' }, 404],
  ['a link to the invitations of before', { path: '/_gate/invites' }, 302],
  ['an unknown host', { headers: { ...opening, host: 'sales.example.com.evil.io' } }, 404],
])('only people wake it: not %s', async (_name, request, status) => {
  const world = new WakeWorld();
  for (let times = 0; times < 3; times++) expect(await world.visit(request)).toMatchObject({ statusCode: status });
  expect(world.leases).toEqual([]);
  expect(world.asks).toEqual([]);
});

test.each<[string, Request, string]>([
  ['a script', { headers: { accept: '*/*', 'sec-fetch-mode': 'cors' } }, 'text/plain; charset=utf-8'],
  ['a prefetch', { headers: { ...opening, 'sec-purpose': 'prefetch' } }, 'text/plain; charset=utf-8'],
  ['a program', { headers: { accept: 'application/json' } }, 'application/problem+json'],
  ['whoever sent a form', { method: 'POST' }, 'text/html; charset=utf-8'],
])('%s is told that the app is asleep in a form that it reads', async (_name, request, type) => {
  const world = new WakeWorld();
  const { multiValueHeaders, body } = await world.visit(request);
  expect(multiValueHeaders).toMatchObject({ 'content-type': [type], 'retry-after': ['30'] });
  expect(body).toContain('sales is asleep');
  expect(world.reads).toBe(0);
});

test('the problem is one that programs know', async () => {
  const { body } = await new WakeWorld().visit({ headers: { accept: 'application/json' } });
  expect(JSON.parse(body ?? '')).toMatchObject({ type: '/problems/app-asleep', status: 503, code: 'app-asleep' });
});

test('what was sent is not kept, and has to be sent again', async () => {
  const { body } = await new WakeWorld().visit({ method: 'POST', body: 'secret=1' });
  expect(body).toContain('Please send it again');
  expect(body).not.toContain('<script');
});

test('HEAD is answered as GET would be, without a body', async () => {
  const answered = await new WakeWorld().visit({ method: 'HEAD', path: '/_gate/status' });
  expect(answered).toMatchObject({ statusCode: 200, body: '' });
});

test('an answer names nobody, and a refusal is one line', async () => {
  const tokens = headersWith({ access: [access({ claims: refusal })] });
  const { body } = await new WakeWorld().visit({ tokens });
  expect(body).toContain("You don't have access to sales");
  expect(lines()).toMatchObject([{ event: 'refused', app: 'sales', reason: 'not-allowed', sub: 's-ana' }]);
  expect(JSON.stringify(lines())).not.toContain('ana@');
});

test('the deployed handler knows the hosts of its stage', async () => {
  const event = requestOf({ tokens: headersWith({ data: undefined }) });
  expect(await handler(event, { awsRequestId: 'r' } as never)).toMatchObject({ statusCode: 401 });
});

const invites = '/_gate/invites';
const atPortal = 'https://apps.example.com/invites';

test.each<[string, Request, string]>([
  ['the page', { path: invites }, atPortal],
  ['a job', { path: `${invites}/j1` }, `${atPortal}/j1`],
  [
    'rows of one state',
    { path: `${invites}/j1/rows`, query: 'state=done&cursor=M%26w' },
    `${atPortal}/j1/rows?state=done&cursor=M%26w`,
  ],
  ['HEAD', { path: invites, method: 'HEAD' }, atPortal],
  ['an address that means to leave', { path: `${invites}/..//evil.example` }, 'https://apps.example.com//evil.example'],
  ['an address with another host', { path: `${invites}/https://evil.example` }, `${atPortal}/https://evil.example`],
])('where people were invited before leads to the portal: %s', async (_name, request, location) => {
  const answered = await new WakeWorld().visit(request);
  expect(answered).toMatchObject({ statusCode: 302, multiValueHeaders: { location: [location] } });
  expect(answered.body).toBe('');
});

test.each<[string, string]>([
  ['POST', invites],
  ['PUT', invites],
  ['DELETE', invites],
  ['POST', `${invites}/j1/apply`],
  ['POST', `${invites}/people/bo/disable`],
  ['GET', `${invites}x`],
])('and takes nothing that is sent there: %s %s', async (method, path) => {
  const headers = { ...opening, 'sec-fetch-site': 'same-origin', origin: 'https://sales.example.com' };
  const answered = await new WakeWorld().visit({ method, path, headers });
  expect(answered).toMatchObject({ statusCode: 404 });
  expect(answered.multiValueHeaders).not.toHaveProperty('location');
});

import { expect, test } from '@jest/globals';
import { browser, opens, presses, program, sends } from '../fakes/invite-requests.ts';
import { InviteWorld } from '../fakes/invite-world.ts';
import { logged } from '../fakes/quiet.ts';
import { opening, type Request } from '../fakes/request.ts';

const lines = logged();
const csv = 'email\nbo@acme.com\n';
const invites = '/invites';

test.each<[string, string, string]>([
  [invites, 'DELETE', 'GET, HEAD, POST'],
  [`/people`, 'POST', 'GET, HEAD'],
  [`/people/s-ana/disable`, 'GET', 'POST'],
  [`${invites}/j1`, 'PUT', 'GET, HEAD'],
  [`${invites}/j1/apply`, 'GET', 'POST'],
])('%s takes no %s', async (path, method, allow) => {
  const { statusCode, multiValueHeaders, body } = await new InviteWorld().visit({ path, method, headers: program });
  expect(statusCode).toBe(405);
  expect(multiValueHeaders).toMatchObject({ allow: [allow], 'content-type': ['application/problem+json'] });
  expect(JSON.parse(body ?? '')).toMatchObject({ code: 'method-not-allowed' });
});

test.each<[string, string?]>([
  [`${invites}/j1/else`],
  [`/people/a/b/c`],
  [`${invites}/%E0%A4%A`],
  [`${invites}/no%20job`],
  [`${invites}/j1`],
  [`${invites}/j1/rows`],
  [`${invites}/j1/result.csv`],
  [`${invites}`, 'PROPFIND'],
])('%s is not found', async (path, ...[method = 'GET']) => {
  const world = new InviteWorld();
  expect(await world.visit({ path, method, headers: program })).toMatchObject({ statusCode: 404 });
  const { statusCode, body } = await world.visit({
    path,
    method,
    headers: { ...browser, ...opening, 'sec-fetch-site': 'same-origin' },
  });
  expect(statusCode).toBe(404);
  expect(body).toContain('<h1>');
});

test('HEAD is answered as GET would be, without a body', async () => {
  const answered = await new InviteWorld().visit({ ...opens(invites), method: 'HEAD' });
  expect(answered).toMatchObject({
    statusCode: 200,
    body: '',
    multiValueHeaders: { 'content-type': ['text/html; charset=utf-8'] },
  });
});

test.each<[string, Request, Partial<InviteWorld>]>([
  ['the page', opens(invites), { broken: 'ledger' }],
  ['a file', sends(csv), { broken: 'people.everybody' }],
  ['a file whose key cannot be taken', sends(csv), { broken: 'claims' }],
  ['people', opens(`/people`), { broken: 'people' }],
  ['disable', presses(`/people/s-bo/disable`, '', browser), { broken: 'people.disable' }],
])(
  '%s that fails is told so, with when to try again, and without an address in the log',
  async (_name, request, broken) => {
    const world = Object.assign(new InviteWorld(), broken);
    world.cognito.add('bo@acme.com', { username: 's-bo' });
    const { statusCode, multiValueHeaders, body } = await world.visit(request);
    expect(statusCode).toBe(503);
    expect(multiValueHeaders?.['retry-after']).toEqual(['60']);
    expect(body).toContain('Try again in a minute');
    expect(lines().at(-1)).toMatchObject({
      level: 'error',
      message: 'not-done',
      error: expect.stringContaining('Throttling'),
    });
    expect(JSON.stringify(lines())).not.toContain('bo@acme.com');
  },
);

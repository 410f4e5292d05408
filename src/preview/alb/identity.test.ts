import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { decodeProtectedHeader, importSPKI, jwtVerify } from 'jose';
import { aGroup, appsListener, issuer, loadBalancerArn } from './fakes/listener.ts';
import { aWorld, closeWorlds, type World } from './fakes/world.ts';

let world: World;
const sales = 'sales.localhost';

beforeEach(async () => {
  world = await aWorld();
  await world.browser.signIn(sales);
});

afterEach(closeWorlds);

const spoofed = {
  'x-amzn-oidc-identity': 'admin',
  'x-amzn-oidc-data': ['forged', 'twice'],
  'x-amzn-oidc-accesstoken': 'forged',
  'X-Amzn-Oidc-Anything': 'forged',
};

const oidc = (headers: object = {}) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('x-amzn-oidc-')));

/** The identity headers that the app gets. */
async function told(visit: Parameters<World['browser']['visit']>[2] = {}): Promise<Record<string, string>> {
  await world.browser.visit(sales, '/', visit);
  return oidc(world.target.requests.at(-1)?.headers);
}

const publicKey = async (kid: string | undefined) => (await fetch(`${world.loadBalancer.url}/${kid}`)).text();

test('an app can verify the identity with the published key', async () => {
  const headers = await told();
  expect(headers).toMatchObject({ 'x-amzn-oidc-accesstoken': 'access-1', 'x-amzn-oidc-identity': 'sub-ann' });
  const token = headers['x-amzn-oidc-data'] ?? '';
  const header = decodeProtectedHeader(token);
  const exp = world.clock.now() / 1000 + 120;
  expect(header).toEqual({
    typ: 'JWT',
    alg: 'ES256',
    kid: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
    iss: issuer,
    client: 'client-sales',
    signer: loadBalancerArn,
    exp,
  });
  const key = await importSPKI(await publicKey(header.kid), 'ES256');
  const { payload } = await jwtVerify(token, key, { currentDate: new Date(world.clock.now()) });
  expect(payload).toEqual({ sub: 'sub-ann', email: 'ann@example.com', email_verified: 'true', exp, iss: issuer });
});

test('its parts are padded, as the load balancer’s are', async () => {
  for (const length of [1, 2, 3]) {
    world.provider.claims = { sub: 'x'.repeat(length) };
    world.browser.cookies.clear();
    await world.browser.signIn(sales);
    const parts = (await told())['x-amzn-oidc-data']?.split('.') ?? [];
    expect(parts).toHaveLength(3);
    for (const part of parts) expect(part).toMatch(/^(?:[\w-]{4})*(?:[\w-]{2}==|[\w-]{3}=)?$/);
  }
});

test('claims that only the emulator’s userInfo has do not reach the app', async () => {
  world.provider.claims = { sub: 'sub-ann', 'cognito:groups': ['admins'], 'custom:until': '2027-01-01' };
  const browser = world.newBrowser();
  await browser.signIn(sales);
  await browser.visit(sales, '/');
  const [, payload = ''] = String(world.target.requests.at(-1)?.headers['x-amzn-oidc-data']).split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
  expect(claims).not.toHaveProperty(['cognito:groups']);
  expect(claims).toHaveProperty(['custom:until'], '2027-01-01');
});

test('a signature is reused for a minute', async () => {
  const first = await told();
  world.clock.advance({ seconds: 59 });
  expect(await told()).toEqual(first);
  world.clock.advance({ seconds: 1 });
  expect(await told()).not.toEqual(first);
});

test('another load balancer signs under its own name', async () => {
  const first = await told();
  const listener = appsListener([aGroup('app', world.target.port)]);
  await world.deploy({ ...listener, loadBalancerArn: 'arn:other' });
  const second = await told();
  expect(second).not.toEqual(first);
  expect(decodeProtectedHeader(second['x-amzn-oidc-data'] ?? '').signer).toBe('arn:other');
});

describe('a visitor cannot forge an identity behind a login', () => {
  test('over HTTP', async () => {
    const honest = await told();
    expect(await told({ headers: spoofed })).toEqual(honest);
  });

  test('with a Connection header that names identity headers', async () => {
    const honest = await told();
    expect(await told({ headers: { connection: 'close, x-amzn-oidc-data' } })).toEqual(honest);
    expect(world.target.requests.at(-1)?.headers.connection).toBe('keep-alive');
  });

  test('with a header name that some servers treat as the same', async () => {
    await told({ headers: { x_amzn_oidc_data: 'forged' } });
    expect(world.target.requests.at(-1)?.headers).not.toHaveProperty('x_amzn_oidc_data');
  });

  test('over a WebSocket', async () => {
    const honest = await told();
    const headers = { 'x-amzn-oidc-identity': 'admin', 'x-amzn-oidc-data': 'forged', 'x-amzn-oidc-extra': 'forged' };
    const socket = world.browser.socket(sales, '/_stcore/stream', [], headers);
    await new Promise(done => socket.on('open', done));
    socket.terminate();
    expect(oidc(world.target.upgrades[0]?.headers)).toEqual(honest);
  });
});

test('on a rule without a login such headers pass unchanged, as on AWS', async () => {
  await world.browser.visit('open.localhost', '/', { headers: { 'x-amzn-oidc-identity': 'anybody' } });
  expect(oidc(world.target.requests.at(-1)?.headers)).toEqual({ 'x-amzn-oidc-identity': 'anybody' });
});

describe('the key server', () => {
  test('knows its own key only', async () => {
    for (const path of ['', '00000000-0000-4000-8000-000000000000', 'favicon.ico'])
      expect((await fetch(`${world.loadBalancer.url}/${path}`)).status).toBe(404);
  });

  test('is not served on another host', async () => {
    const { kid } = decodeProtectedHeader((await told())['x-amzn-oidc-data'] ?? '');
    expect(await publicKey(kid)).toContain('BEGIN PUBLIC KEY');
    expect((await world.browser.visit('localhost', `/${kid}`)).status).toBe(404);
  });
});

import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Browser } from '../alb/fakes/browser.ts';
import { aTarget, type FakeTarget } from '../alb/fakes/target.ts';
import { type LocalLoadBalancer, startLoadBalancer } from '../alb/server.ts';

let emulator: FakeTarget;
let loadBalancer: LocalLoadBalancer;
let browser: Browser;

beforeEach(async () => {
  emulator = await aTarget();
  loadBalancer = await startLoadBalancer({
    port: 0,
    loginOrigin: 'http://auth.localhost:8501',
    cognitoEndpoint: `http://127.0.0.1:${emulator.port}`,
    log: () => {},
    ports: {
      describeListener: async () => undefined,
      clientSecret: async () => '',
      invoke: async () => ({ failed: false, payload: '' }),
    },
  });
  browser = new Browser(loadBalancer.port);
});

afterEach(async () => {
  await loadBalancer.close();
  await emulator.close();
});

test.each([
  '/login?client_id=a',
  '/logout?client_id=a&logout_uri=b',
  '/oauth2/authorize?client_id=a',
  '/oauth2/token',
  '/oauth2/userInfo',
  '/.well-known/openid-configuration',
  '/eu-central-1_Pool/.well-known/jwks.json',
])('%s is Cognito’s, addressed as itself', async path => {
  emulator.respond = (request, response) =>
    response.setHeader('location', 'http://sales.localhost/').writeHead(302).end(request.url);
  const page = await browser.visit('auth.localhost', path, { method: 'POST', body: 'username=ann' });
  expect(page).toMatchObject({ status: 302, text: path, headers: { location: 'http://sales.localhost/' } });
  expect(emulator.requests[0]?.headers.host).toBe(`127.0.0.1:${emulator.port}`);
});

test('the embedded AWS does not see that a browser sent the request', async () => {
  emulator.respond = (_, response) => response.end('the page');
  const headers = { origin: 'http://auth.localhost:8501', 'sec-fetch-site': 'same-origin' };
  for (const [method, path] of [
    ['POST', '/login'],
    ['POST', '/oauth2/token'],
    ['GET', '/logout'],
  ] as const) {
    const page = await browser.visit('auth.localhost', path, {
      method,
      headers,
      ...(method === 'POST' && { body: 'a=b' }),
    });
    expect(page).toMatchObject({ status: 200, text: 'the page' });
  }
  expect(emulator.requests).toHaveLength(3);
  for (const { headers: seen } of emulator.requests) {
    expect(Object.keys(seen)).not.toContain('origin');
    expect(Object.keys(seen)).not.toContain('sec-fetch-site');
  }
});

test.each([
  '/',
  '/_ministack/reset',
  '/login/../_ministack/reset',
  '/oauth2/../_ministack/reset',
  '/oauth2/%2e%2e/x',
  '//login',
  '/bucket/object',
  '/bucket/a/.well-known/x',
  '/?Action=ListUsers',
])('%s is not for browsers', async path => {
  expect((await browser.visit('auth.localhost', path)).status).toBe(404);
  expect(emulator.requests).toHaveLength(0);
});

test('answers for the icon itself', async () => {
  expect((await browser.visit('auth.localhost', '/favicon.ico')).status).toBe(204);
  expect(emulator.requests).toHaveLength(0);
});

test('before the embedded AWS runs the login page is a bad gateway', async () => {
  await emulator.close();
  expect((await browser.visit('AUTH.localhost', '/login')).status).toBe(502);
});

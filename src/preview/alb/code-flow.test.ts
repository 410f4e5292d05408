import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { callbackOf } from './fakes/browser.ts';
import { aGroup, appsListener } from './fakes/listener.ts';
import { aWorld, closeWorlds, type World } from './fakes/world.ts';

let world: World;

beforeEach(async () => {
  world = await aWorld();
});

afterEach(closeWorlds);

const sales = 'sales.localhost';
const stock = 'stock.localhost';

/** Waits at the login page. */
const start = (path = '/report?year=2026') => world.browser.visit(sales, path);

describe('the redirect to the login page', () => {
  test('requests a code for this app and a redirect to this host', async () => {
    const { status, headers } = await start();
    expect(status).toBe(302);
    const url = new URL(headers.location ?? '');
    expect(url.origin + url.pathname).toBe('http://auth.localhost:8501/oauth2/authorize');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: 'client-sales',
      redirect_uri: `http://${sales}:${world.loadBalancer.port}/oauth2/idpresponse`,
      response_type: 'code',
      scope: 'openid email profile',
      state: expect.any(String),
    });
    expect(headers.server).toBe('awselb/2.0');
    expect(world.target.requests).toHaveLength(0);
  });

  test('extra parameters do not replace the flow’s own', async () => {
    const AuthenticationRequestExtraParams = { prompt: 'login', client_id: 'other' };
    await world.deploy(appsListener([], { AuthenticationRequestExtraParams }));
    const { searchParams } = new URL((await start()).headers.location ?? '');
    expect([searchParams.get('prompt'), searchParams.get('client_id')]).toEqual(['login', 'client-sales']);
  });

  test('keeps an existing nonce, so that a second login does not break the first one', async () => {
    const first = await start();
    expect(first.setCookies).toEqual([expect.stringMatching(/^AWSALBAuthNonce=[\w-]{16}; Path=\/; Secure; HttpOnly$/)]);
    expect((await start('/favicon.ico')).setCookies).toEqual([]);
    expect((await world.browser.visit(sales, callbackOf(first, { code: 'c' }))).status).toBe(302);
  });

  test('replaces a nonce that the load balancer cannot have created', async () => {
    world.browser.keep(sales, ['AWSALBAuthNonce=mine']);
    expect((await start()).setCookies).toHaveLength(1);
  });
});

describe('the return from the login page', () => {
  test('exchanges the code as the app’s client and returns to where it began', async () => {
    const page = await world.browser.visit(sales, callbackOf(await start(), { code: 'the-code' }));
    expect(page.status).toBe(302);
    expect(page.headers.location).toBe(`http://${sales}:${world.loadBalancer.port}/report?year=2026`);
    expect(page.setCookies).toEqual([expect.stringMatching(/^session-sales-0=.*; Path=\/; Secure; HttpOnly$/)]);
    const secret = 'secret of eu-central-1_Pool client-sales';
    expect(world.provider.tokenRequests).toEqual([
      {
        authorization: `Basic ${Buffer.from(`client-sales:${secret}`).toString('base64')}`,
        form: {
          grant_type: 'authorization_code',
          code: 'the-code',
          client_id: 'client-sales',
          redirect_uri: `http://${sales}:${world.loadBalancer.port}/oauth2/idpresponse`,
        },
      },
    ]);
    expect((await world.browser.visit(sales, '/report')).text).toBe('app');
    expect(world.target.requests.map(({ url }) => url)).toEqual(['/report']);
  });

  test.each([
    '//evil.example/',
    '/\\evil.example',
    '/@evil.example/',
    '/%0d%0aset-cookie:%20a=b',
    '/?next=http://evil.example',
  ])('stays on its host whatever the path: %s', async path => {
    const { headers } = await world.browser.signIn(sales, path);
    expect(headers.location).toBe(`http://${sales}:${world.loadBalancer.port}${path}`);
    expect(new URL(headers.location ?? '').hostname).toBe(sales);
  });

  test.each<[string, Record<string, string>, number]>([
    ['Cognito denied access', { error: 'access_denied' }, 401],
    ['Cognito reports an error', { error: 'invalid_request', error_description: 'PreTokenGeneration failed' }, 561],
    ['there is no code', {}, 401],
  ])('when %s', async (_, answer, status) => {
    const page = await world.browser.visit(sales, callbackOf(await start(), answer));
    expect(page.status).toBe(status);
    expect(page.text).toContain(`<title>${status} `);
    expect(page.setCookies).toEqual([]);
    expect(world.provider.tokenRequests).toHaveLength(0);
  });

  test.each<[string, Partial<World['provider']>, number]>([
    ['the token endpoint refuses', { tokenStatus: 400 }, 561],
    ['the userInfo endpoint refuses', { userInfoStatus: 401 }, 561],
    ['the scope gives no ID token', { idToken: undefined }, 500],
    ['userInfo names nobody', { claims: { email: 'ann@example.com' } }, 500],
    ['the subject could split a header', { claims: { sub: 'a\r\nb: c' } }, 500],
    ['claims and token exceed 11K', { claims: { sub: 'a', long: 'x'.repeat(11_300) } }, 500],
    ['the session exceeds its cookies', { refreshToken: 'x'.repeat(16_000) }, 500],
  ])('when %s', async (_, changes, status) => {
    const begun = await start();
    Object.assign(world.provider, changes);
    const page = await world.browser.visit(sales, callbackOf(begun, { code: 'c' }));
    expect([page.status, page.setCookies]).toEqual([status, []]);
    expect((await world.browser.visit(sales, '/')).status).toBe(302);
    expect(world.target.requests).toHaveLength(0);
  });

  test('when Cognito is not reachable', async () => {
    const begun = await start();
    await world.provider.close();
    expect((await world.browser.visit(sales, callbackOf(begun, { code: 'c' }))).status).toBe(500);
    expect(world.problems).toEqual([expect.stringContaining('client-sales')]);
  });

  test('a code works once', async () => {
    const callback = callbackOf(await start(), { code: 'c' });
    expect((await world.browser.visit(sales, callback)).status).toBe(302);
    expect((await world.browser.visit(sales, callback)).status).toBe(561);
  });

  test('fails after 15 minutes', async () => {
    const callback = callbackOf(await start(), { code: 'c' });
    world.clock.advance({ minutes: 15, seconds: 1 });
    expect((await world.browser.visit(sales, callback)).status).toBe(401);
    world.clock.advance({ seconds: -1 });
    expect((await world.browser.visit(sales, callback)).status).toBe(302);
  });
});

describe('a state is not valid', () => {
  const refused = async (host: string, callback: string, browser = world.browser) => {
    const page = await browser.visit(host, callback);
    expect([page.status, page.setCookies]).toEqual([401, []]);
    expect(world.provider.tokenRequests).toHaveLength(0);
  };

  test('in a browser that began no login', async () => {
    await refused(sales, callbackOf(await start(), { code: 'c' }), world.newBrowser());
  });

  test('in a browser that began another login', async () => {
    const other = world.newBrowser();
    await other.visit(sales, '/');
    await refused(sales, callbackOf(await start(), { code: 'c' }), other);
  });

  test('for another app, even with the same nonce', async () => {
    const callback = callbackOf(await start(), { code: 'c' });
    world.browser.cookies.set(stock, new Map(world.browser.cookies.get(sales)));
    await refused(stock, callback);
  });

  test('on another host of the same app', async () => {
    const listener = appsListener([aGroup('app', world.target.port)]);
    const rules = listener.rules.map(rule => ({
      ...rule,
      Conditions: rule.Conditions?.filter(({ Field }) => Field !== 'host-header'),
    }));
    await world.deploy({ ...listener, rules: rules.slice(0, 2) });
    const callback = callbackOf(await start(), { code: 'c' });
    world.browser.cookies.set('sales.example', new Map(world.browser.cookies.get(sales)));
    await refused('sales.example', callback);
  });

  test.each([
    ['missing', () => ''],
    ['made up', () => 'e30.e30.e30.e30.e30'],
    ['tampered with', (state: string) => state.replace(/.$/, last => (last === 'A' ? 'B' : 'A'))],
  ])('not when %s', async (_, change) => {
    const callback = new URL(callbackOf(await start(), { code: 'c' }), 'http://x');
    const state = change((callback.searchParams.get('state') ?? '').replace(/.{4}$/, 'AAAA'));
    callback.searchParams.set('state', state);
    await refused(sales, callback.pathname + callback.search);
  });

  test('a session does not open as a state', async () => {
    await world.browser.signIn(sales);
    world.provider.tokenRequests = [];
    const session = world.browser.cookies.get(sales)?.get('session-sales-0') ?? '';
    await refused(sales, `/oauth2/idpresponse?${new URLSearchParams({ code: 'c', state: session })}`);
  });
});

import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { aWorld, closeWorlds, type World } from './fakes/world.ts';

let world: World;
const sales = 'sales.localhost';

beforeEach(async () => {
  world = await aWorld();
  await world.browser.signIn(sales);
  world.provider.tokenRequests = [];
});

afterEach(closeWorlds);

const expire = () => world.clock.advance({ minutes: 61 });
const lastHeaders = () => world.target.requests.at(-1)?.headers ?? {};

test('an access token is renewed once it has expired, with the claims of now', async () => {
  world.clock.advance({ minutes: 59 });
  expect((await world.browser.visit(sales, '/')).setCookies).toEqual([]);
  expire();
  world.provider.accessToken = 'access-2';
  world.provider.claims = { sub: 'sub-ann', email: 'ann@new.example' };
  const page = await world.browser.visit(sales, '/');
  expect(page.text).toBe('app');
  expect(page.setCookies).toEqual([expect.stringMatching(/^session-sales-0=/)]);
  expect(world.provider.tokenRequests.map(({ form }) => form)).toEqual([
    { grant_type: 'refresh_token', refresh_token: 'refresh-1', client_id: 'client-sales' },
  ]);
  expect(lastHeaders()['x-amzn-oidc-accesstoken']).toBe('access-2');
  expect(decodeJwt(String(lastHeaders()['x-amzn-oidc-data'])).email).toBe('ann@new.example');
  expect((await world.browser.visit(sales, '/')).setCookies).toEqual([]);
});

test('the target’s own cookies are kept beside the renewed ones', async () => {
  world.target.respond = (_, response) => response.setHeader('set-cookie', ['a=1', 'b=2']).end();
  expire();
  const { setCookies } = await world.browser.visit(sales, '/');
  expect(setCookies).toEqual(['a=1', 'b=2', expect.stringMatching(/^session-sales-0=/)]);
});

test('requests at the same time share one renewal', async () => {
  expire();
  const cookie = world.browser.cookieHeader(sales);
  const visit = () => world.newBrowser().visit(sales, '/', { headers: { cookie } });
  const held = Promise.withResolvers<void>();
  world.provider.hold = held.promise;
  const asked = Array.from({ length: 20 }, visit);
  await delay(500);
  held.resolve();
  const pages = await Promise.all(asked);
  expect(new Set(pages.map(({ status }) => status))).toEqual(new Set([200]));
  expect(new Set(pages.map(({ setCookies }) => setCookies.join()))).toHaveProperty('size', 1);
  expect(pages[0]?.setCookies).toHaveLength(1);
  expect(world.provider.tokenRequests).toHaveLength(1);
});

test('a copy of a renewed session is refused once the person has signed out, as every other copy', async () => {
  const copies = [world.browser.cookieHeader(sales)];
  expire();
  await world.browser.visit(sales, '/');
  copies.push(world.browser.cookieHeader(sales));
  world.provider.tokenStatus = 400; // what Cognito answers from then on
  const visit = (cookie: string) => world.newBrowser().visit(sales, '/', { headers: { cookie } });
  const [first = '', second = ''] = copies;
  expect((await visit(first)).status).toBe(302);
  expect((await visit(second)).status).toBe(200);
  expire();
  expect((await visit(second)).status).toBe(302);
});

test('old cookies are good for another renewal when the first has expired too', async () => {
  const cookie = world.browser.cookieHeader(sales);
  for (let renewals = 1; renewals <= 2; renewals++) {
    expire();
    expect((await world.newBrowser().visit(sales, '/', { headers: { cookie } })).status).toBe(200);
    expect(world.provider.tokenRequests).toHaveLength(renewals);
  }
});

test('a failed renewal leads to the login, also for a script', async () => {
  expire();
  world.provider.tokenStatus = 400;
  const pages = [await world.browser.visit(sales, '/'), await world.browser.visit(sales, '/_stcore/health')];
  expect(pages.map(({ status }) => status)).toEqual([302, 302]);
  expect(world.target.requests).toHaveLength(0);
});

test('a renewal without new claims fails too', async () => {
  expire();
  world.provider.userInfoStatus = 401;
  expect((await world.browser.visit(sales, '/')).status).toBe(302);
});

test('a renewal that failed once may succeed later', async () => {
  expire();
  world.provider.tokenStatus = 500;
  const cookie = world.browser.cookieHeader(sales);
  expect((await world.browser.visit(sales, '/', { headers: { cookie } })).status).toBe(302);
  world.provider.tokenStatus = 200;
  expect((await world.browser.visit(sales, '/', { headers: { cookie } })).status).toBe(200);
});

test('without a refresh token a session lasts until its time-out', async () => {
  world.provider.refreshToken = undefined;
  const browser = world.newBrowser();
  await browser.signIn(sales);
  world.clock.advance({ minutes: 599 });
  expect((await browser.visit(sales, '/')).status).toBe(200);
  world.clock.advance({ minutes: 1 });
  expect((await browser.visit(sales, '/')).status).toBe(302);
});

test('a WebSocket gets renewed cookies with its upgrade', async () => {
  expire();
  const socket = world.browser.socket(sales, '/_stcore/stream');
  const cookies = await new Promise(done => socket.on('upgrade', ({ headers }) => done(headers['set-cookie'])));
  expect(cookies).toEqual([expect.stringMatching(/^session-sales-0=/)]);
  socket.terminate();
});

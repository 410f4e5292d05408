import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { aGroup, appsListener } from './fakes/listener.ts';
import { aWorld, closeWorlds, type World } from './fakes/world.ts';

let world: World;

beforeEach(async () => {
  world = await aWorld();
});

afterEach(closeWorlds);

const sales = 'sales.localhost';
const stock = 'stock.localhost';
const scripts = '/_stcore/health';

const deploy = (login: Parameters<typeof appsListener>[1]) =>
  world.deploy(appsListener([aGroup('app', world.target.port)], login));

const shard = (host: string, name: string) => world.browser.cookies.get(host)?.get(name) ?? '';

/** The answers to a page and to a script: a status, or the address that they are sent to. */
const seen = async (host = sales, browser = world.browser) => {
  const [page, script] = [await browser.visit(host, '/'), await browser.visit(host, scripts)];
  return [page, script].map(({ status }) => status);
};

describe('without a session', () => {
  test('a page is sent to the login, and a script gets 401', async () => {
    expect(await seen()).toEqual([302, 401]);
    expect(world.target.requests).toHaveLength(0);
  });

  test('with allow, the request continues without an identity', async () => {
    await deploy({ OnUnauthenticatedRequest: 'allow' });
    const page = await world.browser.visit(sales, '/', { headers: { 'x-amzn-oidc-identity': 'admin' } });
    expect(page.text).toBe('app');
    expect(world.target.requests[0]?.headers).not.toHaveProperty('x-amzn-oidc-identity');
  });
});

describe('cookies that are not a session of this app', () => {
  test.each<[string, (value: string) => string]>([
    ['made up', () => 'nonsense'],
    [
      'of an earlier run',
      () => 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA',
    ],
    ['cut off', value => value.slice(0, -10)],
    ['with a changed character', value => value.replace(/.(?=.{30}$)/, one => (one === 'A' ? 'B' : 'A'))],
    ['with another purpose in its header', value => value.replace(/^[^.]+/, header => forge(header))],
  ])('%s', async (_, change) => {
    await world.browser.signIn(sales);
    const value = shard(sales, 'session-sales-0');
    expect(await seen()).toEqual([200, 200]);
    world.browser.keep(sales, [`session-sales-0=${change(value)}`]);
    expect(await seen()).toEqual([302, 401]);
  });

  const forge = (header: string) => {
    const content = JSON.parse(Buffer.from(header, 'base64url').toString());
    return Buffer.from(JSON.stringify({ ...content, purpose: 'session session-sales client-sales2' })).toString(
      'base64url',
    );
  };

  test('another app’s, under its own name or under this one’s', async () => {
    await world.browser.signIn(stock);
    const value = shard(stock, 'session-stock-0');
    world.browser.keep(sales, [`session-stock-0=${value}`, `session-sales-0=${value}`]);
    expect(await seen(stock)).toEqual([200, 200]);
    expect(await seen(sales)).toEqual([302, 401]);
  });

  test('another client’s, though the cookie has the same name', async () => {
    await deploy({ SessionCookieName: 'shared' });
    await world.browser.signIn(stock);
    expect(await seen(stock)).toEqual([200, 200]);
    world.browser.cookies.set(sales, new Map(world.browser.cookies.get(stock)));
    expect(await seen(sales)).toEqual([302, 401]);
  });

  test('two at once', async () => {
    await world.browser.signIn(sales);
    const cookie = `${world.browser.cookieHeader(sales)}; session-sales-0=other`;
    expect((await world.newBrowser().visit(sales, scripts, { headers: { cookie } })).status).toBe(401);
  });
});

describe('a session larger than a cookie', () => {
  beforeEach(async () => {
    world.provider.claims = { sub: 'sub-ann', long: 'x'.repeat(6000) };
    await world.browser.signIn(sales);
  });

  test('comes in shards that only work together', async () => {
    expect(await seen()).toEqual([200, 200]);
    expect(shard(sales, 'session-sales-2')).not.toBe('');
    world.browser.cookies.get(sales)?.delete('session-sales-1');
    expect(await seen()).toEqual([302, 401]);
  });

  test('shards of two sessions do not mix', async () => {
    const other = world.newBrowser();
    await other.signIn(sales);
    world.browser.keep(sales, [`session-sales-1=${other.cookies.get(sales)?.get('session-sales-1')}`]);
    expect(await seen()).toEqual([302, 401]);
  });

  test('leaves no shards behind when a smaller one follows', async () => {
    world.provider.claims = { sub: 'sub-ann' };
    world.clock.advance({ minutes: 601 });
    await world.browser.signIn(sales);
    expect([...(world.browser.cookies.get(sales)?.keys() ?? [])]).toEqual(['AWSALBAuthNonce', 'session-sales-0']);
    expect(await seen()).toEqual([200, 200]);
  });
});

describe('a session that has timed out', () => {
  test('leads to the login, also for a script', async () => {
    await world.browser.signIn(sales);
    world.provider.expiresInSeconds = 1_000_000;
    world.clock.advance({ minutes: 600 });
    expect(await seen()).toEqual([302, 302]);
  });

  test('renewals do not prolong it', async () => {
    await world.browser.signIn(sales);
    for (let hour = 1; hour < 10; hour++) {
      world.clock.advance({ minutes: 60 });
      expect(await seen()).toEqual([200, 200]);
    }
    world.clock.advance({ minutes: 60 });
    expect(await seen()).toEqual([302, 302]);
  });

  test('keeps the length that it had at the login', async () => {
    await world.browser.signIn(sales);
    await deploy({ SessionTimeout: 1 });
    world.clock.advance({ minutes: 5 });
    expect(await seen()).toEqual([200, 200]);
  });
});

import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from './fakes/browser.ts';
import { aGroup, appsListener } from './fakes/listener.ts';
import { aTarget, type FakeTarget } from './fakes/target.ts';
import { aWorld, closeWorlds, type World } from './fakes/world.ts';
import { readTargetGroup } from './target-group.ts';

const open = 'open.localhost';
const sticky = {
  'stickiness.enabled': 'true',
  'stickiness.type': 'lb_cookie',
  'stickiness.lb_cookie.duration_seconds': '600',
};

let world: World;
let second: FakeTarget;

beforeEach(async () => {
  world = await aWorld();
  second = await aTarget();
  world.target.respond = (_, response) => response.end('one');
  second.respond = (_, response) => response.setHeader('set-cookie', 'own=1').end('two');
  await deploy();
});

afterEach(async () => {
  await closeWorlds();
  await second.close();
});

/** Two instances of an app in these states. */
async function deploy(states = ['healthy', 'healthy'], attributes: Record<string, string> = sticky) {
  const group = { ...aGroup('app', world.target.port, second.port), attributes };
  const targets = group.targets.map((target, index) => ({ ...target, state: states[index] }));
  await world.deploy(appsListener([{ ...group, targets }]));
}

const visits = async (browser: Browser, times: number) => {
  const texts: string[] = [];
  for (let visit = 0; visit < times; visit++) texts.push((await browser.visit(open, '/')).text);
  return texts;
};

const stickyCookies = ({ setCookies }: Page) => setCookies.filter(line => line.startsWith('AWSALB'));

describe('a browser', () => {
  test('stays with its instance, while another browser may get another one', async () => {
    const other = world.newBrowser();
    expect(await visits(world.browser, 3)).toEqual(['one', 'one', 'one']);
    expect(await visits(other, 3)).toEqual(['two', 'two', 'two']);
    expect(await visits(world.browser, 1)).toEqual(['one']);
  });

  test('without stickiness, or without cookies, takes turns', async () => {
    for (let turn = 0; turn < 2; turn++) {
      expect((await world.newBrowser().visit(open, '/')).text).toBe('one');
      expect((await world.newBrowser().visit(open, '/')).text).toBe('two');
    }
    await deploy(undefined, { 'stickiness.enabled': 'false', 'stickiness.type': 'lb_cookie' });
    expect(await visits(world.browser, 4)).toEqual(['one', 'two', 'one', 'two']);
    expect(stickyCookies(await world.browser.visit(open, '/'))).toEqual([]);
  });

  test('reaches one instance with its login, its page and its socket', async () => {
    const sales = 'sales.localhost';
    for (const [browser, copy, text] of [
      [world.browser, world.target, 'one'],
      [world.newBrowser(), second, 'two'],
    ] as const) {
      await browser.signIn(sales);
      for (let visit = 0; visit < 3; visit++) expect((await browser.visit(sales, '/')).text).toBe(text);
      const socket = browser.socket(sales, '/_stcore/stream');
      const [answer] = await once(socket, 'upgrade');
      expect(copy.upgrades).toHaveLength(1);
      expect(answer.headers['set-cookie'].join('\n')).toMatch(/^AWSALB=[^\n]+\nAWSALBCORS=/);
      socket.terminate();
    }
  });

  test('whose first request is a socket stays with that instance', async () => {
    const socket = world.browser.socket(open, '/');
    const [answer] = await once(socket, 'upgrade');
    world.browser.keep(open, answer.headers['set-cookie']);
    expect(await visits(world.browser, 2)).toEqual(['one', 'one']);
    socket.terminate();
  });
});

describe('the cookie', () => {
  test('is sent twice as on AWS, after the app’s own, and is encrypted', async () => {
    await world.browser.visit(open, '/');
    const { setCookies } = await world.newBrowser().visit(open, '/');
    const value = /^AWSALB=([\w.-]+); /.exec(setCookies[1] ?? '')?.[1] ?? '';
    const expires = new Date(world.clock.now() + 7 * 24 * 3_600_000).toUTCString();
    expect(setCookies).toEqual([
      'own=1',
      `AWSALB=${value}; Expires=${expires}; Path=/`,
      `AWSALBCORS=${value}; Expires=${expires}; Path=/; SameSite=None`,
    ]);
    const parts = value.split('.').map(part => Buffer.from(part, 'base64url').toString());
    expect(parts.join()).not.toContain(String(second.port));
  });

  test('is extended by each answer, and expires without one', async () => {
    await visits(world.browser, 1);
    for (let visit = 0; visit < 3; visit++) {
      world.clock.advance({ minutes: 9 });
      expect(await visits(world.browser, 1)).toEqual(['one']);
    }
    world.clock.advance({ minutes: 10 });
    expect(await visits(world.browser, 2)).toEqual(['two', 'two']);
  });

  test('also works if only AWSALBCORS was sent', async () => {
    await visits(world.browser, 1);
    world.browser.cookies.get(open)?.delete('AWSALB');
    expect(await visits(world.browser, 1)).toEqual(['one']);
  });

  test.each(['unhealthy', 'draining'])('of a target that is %s is replaced by that of another', async state => {
    await visits(world.browser, 1);
    await deploy([state, 'healthy']);
    expect(await visits(world.browser, 2)).toEqual(['two', 'two']);
    await deploy();
    expect(await visits(world.browser, 2)).toEqual(['two', 'two']);
  });

  test('holds while no target is healthy: then all of them get traffic', async () => {
    await visits(world.browser, 1);
    await deploy(['unhealthy', 'unhealthy']);
    expect(await visits(world.browser, 3)).toEqual(['one', 'one', 'one']);
  });

  test.each(['', 'x', 'a.b.c.d.e', Buffer.from('{"host":"127.0.0.1","port":22}').toString('base64')])(
    'that was forged is replaced: %j',
    async made => {
      world.browser.keep(open, [`AWSALB=${made}`]);
      const page = await world.browser.visit(open, '/');
      expect(page.status).toBe(200);
      expect(stickyCookies(page)).toHaveLength(2);
      expect(await visits(world.browser, 2)).toEqual([page.text, page.text]);
    },
  );

  test('is not made by an answer of the load balancer’s own', async () => {
    await world.deploy(appsListener([{ ...aGroup('app'), attributes: sticky }]));
    expect(await world.browser.visit(open, '/')).toMatchObject({ status: 503, setCookies: [] });
  });
});

test('stickiness lasts a day by default, and is refused where it is by an app’s own cookie', () => {
  const { 'stickiness.lb_cookie.duration_seconds': _, ...byDefault } = sticky;
  expect(readTargetGroup({ ...aGroup('app', 1), attributes: byDefault })).toMatchObject({ stickySeconds: 86_400 });
  const attributes = { ...sticky, 'stickiness.type': 'app_cookie' };
  expect(() => readTargetGroup({ ...aGroup('app', 1), attributes })).toThrow('stickiness of type app_cookie');
});

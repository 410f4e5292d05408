import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { aForward, aGroup, aListener, appsListener, aRule } from './fakes/listener.ts';
import { aWorld, closeWorlds, type World } from './fakes/world.ts';
import { startLoadBalancer } from './server.ts';

let world: World;

beforeEach(async () => {
  world = await aWorld(() => 0.5);
});

afterEach(closeWorlds);

/** Sends a raw request, which no HTTP client would send. */
async function raw(request: string): Promise<string> {
  const socket = connect(world.loadBalancer.port, '127.0.0.1');
  socket.end(request);
  return text(socket);
}

describe('hosts', () => {
  test('that no rule matches get the listener’s default', async () => {
    const page = await world.browser.visit('other.localhost', '/');
    expect(page).toMatchObject({ status: 404, text: 'Not found' });
    expect(page.headers).toMatchObject({ 'content-type': 'text/plain', server: 'awselb/2.0' });
  });

  test.each(['OPEN.localhost', 'open.LOCALHOST:1'])('are the same in any case and with any port: %s', async host => {
    expect((await world.browser.visit('x', '/', { headers: { host } })).text).toBe('app');
  });

  test.each(['open.localhost:x@evil.example', 'open.localhost/', 'open.localhost:8501:1', '', 'open localhost'])(
    'that are not valid are refused: %j',
    async host => {
      expect(await raw(`GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)).toMatch(/^HTTP\/1.1 400 /);
    },
  );

  test('in the request line are refused: rules and target could disagree about them', async () => {
    const answer = await raw(
      'GET http://open.localhost/ HTTP/1.1\r\nHost: open.localhost\r\nConnection: close\r\n\r\n',
    );
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(world.target.requests).toHaveLength(0);
  });
});

test('TRACE, which would show cookies to scripts, is not allowed', async () => {
  expect((await world.browser.visit('open.localhost', '/', { method: 'TRACE' })).status).toBe(405);
});

test.each([
  ['no HTTP', 'nonsense\r\n\r\n'],
  ['too many headers', `GET / HTTP/1.1\r\nHost: open.localhost\r\nX-Long: ${'x'.repeat(70_000)}\r\n\r\n`],
  ['two lengths', 'POST / HTTP/1.1\r\nHost: open.localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n'],
])('%s is a bad request', async (_, request) => {
  expect(await raw(request)).toMatch(/^HTTP\/1.1 400 Bad Request\r\n/);
});

describe('what is deployed', () => {
  test('is nothing at first: 503', async () => {
    await world.deploy(undefined);
    expect((await world.browser.visit('open.localhost', '/')).status).toBe(503);
  });

  test('changes with the weights of a rule', async () => {
    const groups = [aGroup('wake'), aGroup('app', world.target.port)];
    const deploy = (wake: number, app: number) => {
      const actions = [aForward(['wake', wake], ['app', app])];
      return world.deploy(aListener({ targetGroups: groups, rules: [aRule({ host: '*', priority: 1, actions })] }));
    };
    await deploy(1, 0);
    expect((await world.browser.visit('open.localhost', '/')).status).toBe(503);
    await deploy(0, 1);
    expect((await world.browser.visit('open.localhost', '/')).status).toBe(200);
    await deploy(0, 0);
    expect((await world.browser.visit('open.localhost', '/')).status).toBe(503);
  });

  test('may redirect', async () => {
    const actions = [{ Type: 'redirect', RedirectConfig: { Path: '/new/#{path}', StatusCode: 'HTTP_302' } }];
    await world.deploy(aListener({ rules: [aRule({ host: '*', priority: 1, actions })] }));
    const { status, headers } = await world.browser.visit('a.localhost', '/old?x=1');
    expect([status, headers.location]).toEqual([302, `http://a.localhost:${world.loadBalancer.port}/new/old?x=1`]);
  });
});

describe('closing', () => {
  const start = (port: number) =>
    startLoadBalancer({
      port,
      loginOrigin: 'http://auth.localhost:8501',
      cognitoEndpoint: 'http://127.0.0.1:1',
      log: () => {},
      ports: {
        describeListener: async () => appsListener([]),
        clientSecret: async () => '',
        invoke: async () => ({ failed: false, payload: '' }),
      },
    });

  test('frees the port, which is taken until then', async () => {
    const { port } = world.loadBalancer;
    await expect(start(port)).rejects.toThrow('EADDRINUSE');
    await world.loadBalancer.close();
    await (await start(port)).close();
  });

  test('ends open connections on both sides', async () => {
    const reached = new Promise<void>(done => {
      world.target.respond = () => done();
    });
    const request = expect(world.browser.visit('open.localhost', '/')).rejects.toThrow('socket hang up');
    const socket = world.browser.socket('open.localhost', '/');
    await once(socket, 'open');
    await reached;
    const atTheApp = once(world.target.sockets[0] ?? socket, 'close');
    await Promise.all([world.loadBalancer.close(), once(socket, 'close'), atTheApp, request]);
    while ((await world.target.openConnections()) > 0) await new Promise(setImmediate);
  });

  test('may be called twice', async () => {
    await Promise.all([world.loadBalancer.close(), world.loadBalancer.close()]);
  });
});

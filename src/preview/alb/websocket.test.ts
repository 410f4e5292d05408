import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { WebSocket } from 'ws';
import { aFunctionGroup, aGroup, appsListener } from './fakes/listener.ts';
import { aWorld, closeWorlds, type World } from './fakes/world.ts';

let world: World;
const sales = 'sales.localhost';
const stream = '/_stcore/stream';

beforeEach(async () => {
  world = await aWorld();
});

afterEach(closeWorlds);

/** A signed-in visitor's open socket. */
async function opened(protocols: string[] = [], headers: Record<string, string> = {}): Promise<WebSocket> {
  await world.browser.signIn(sales);
  const socket = world.browser.socket(sales, stream, protocols, headers);
  await once(socket, 'open');
  return socket;
}

/** The status and the text of a refused upgrade. */
async function refused(host = sales, headers: Record<string, string> = {}) {
  const socket = world.browser.socket(host, stream, [], headers);
  const response = await new Promise<import('node:http').IncomingMessage>((done, fail) => {
    socket.on('unexpected-response', (_, answer) => done(answer));
    socket.on('open', () => fail(new Error('The upgrade was accepted.')));
    socket.on('error', fail);
  });
  response.resume();
  await once(response, 'end');
  return { status: response.statusCode, headers: response.headers };
}

describe('an open socket', () => {
  test('carries text and bytes both ways', async () => {
    const socket = await opened();
    for (const [sent, isBinary] of [
      ['grüße', false],
      [Buffer.from([0, 255]), true],
      ['x'.repeat(300_000), false],
    ] as const) {
      socket.send(sent, { binary: isBinary });
      const [data, binary] = await once(socket, 'message');
      expect([Buffer.from(data).equals(Buffer.from(sent)), binary]).toEqual([true, isBinary]);
    }
    socket.terminate();
  });

  test('keeps subprotocol, path, query and cookies', async () => {
    const socket = await opened(['streamlit', 'token']);
    expect(socket.protocol).toBe('streamlit');
    const [upgrade] = world.target.upgrades;
    expect(upgrade?.url).toBe(stream);
    expect(upgrade?.headers.cookie).toBe(world.browser.cookieHeader(sales));
    expect(upgrade?.headers).toMatchObject({
      host: `${sales}:${world.loadBalancer.port}`,
      'x-forwarded-for': '127.0.0.1',
    });
    socket.terminate();
  });

  test('may bring up to 64 KB of headers', async () => {
    await world.browser.signIn(sales);
    const cookie = `${world.browser.cookieHeader(sales)}; other=${'x'.repeat(55_000)}`;
    const socket = world.browser.socket(sales, stream, [], { cookie });
    await once(socket, 'open');
    expect(world.target.upgrades[0]?.headers.cookie).toBe(cookie);
    socket.terminate();
  });

  test('that the app closes is closed with its code', async () => {
    const socket = await opened();
    world.target.sockets[0]?.close(4001, 'idle');
    const [code, reason] = await once(socket, 'close');
    expect([code, String(reason)]).toEqual([4001, 'idle']);
  });

  test('that the visitor closes is closed at the app with its code', async () => {
    const socket = await opened();
    const closed = once(world.target.sockets[0] ?? socket, 'close');
    socket.close(4002, 'bye');
    const [code, reason] = await closed;
    expect([code, String(reason)]).toEqual([4002, 'bye']);
  });

  test.each(['visitor', 'app'])('whose %s breaks off ends at the other side', async breaking => {
    const visitor = await opened();
    const app = world.target.sockets[0] ?? visitor;
    const [broken, other] = breaking === 'visitor' ? [visitor, app] : [app, visitor];
    broken.terminate();
    expect(await once(other, 'close')).toEqual([1006, expect.anything()]);
  });

  test('survives the end of the session: the login is for the upgrade only', async () => {
    const socket = await opened();
    world.clock.advance({ minutes: 601 });
    socket.send('still here');
    expect(String(await once(socket, 'message'))).toBe('still here,false');
    socket.terminate();
  });
});

describe('an upgrade', () => {
  test('without a session gets 401', async () => {
    expect(await refused()).toMatchObject({
      status: 401,
      headers: { connection: 'close', server: 'awselb/2.0', 'content-type': 'text/html' },
    });
    expect(world.target.upgrades).toHaveLength(0);
  });

  test('with a session that is over is sent to the login', async () => {
    await world.browser.signIn(sales);
    world.clock.advance({ minutes: 601 });
    const { status, headers } = await refused();
    expect([status, headers.location]).toEqual([302, expect.stringContaining('/oauth2/authorize?')]);
  });

  test('outside the scripts’ paths is sent to the login', async () => {
    const socket = world.browser.socket(sales, '/ws');
    const [, response] = await once(socket, 'unexpected-response');
    expect(response.statusCode).toBe(302);
    socket.on('error', () => {});
    socket.terminate();
  });

  test('to a function gets 400', async () => {
    await world.browser.signIn(sales);
    await world.deploy(appsListener([aFunctionGroup('app')]));
    expect((await refused()).status).toBe(400);
    expect(world.events).toHaveLength(0);
  });

  test('while the app sleeps gets 503', async () => {
    await world.browser.signIn(sales);
    await world.deploy(appsListener([aGroup('app')]));
    expect((await refused()).status).toBe(503);
  });

  test('to a target that is down gets 502', async () => {
    await world.browser.signIn(sales);
    await world.target.close();
    expect((await refused()).status).toBe(502);
  });

  test('that the target drops gets 502', async () => {
    await world.browser.signIn(sales);
    world.target.refuse = socket => socket.destroy();
    expect((await refused()).status).toBe(502);
  });

  test('that the app refuses gets the app’s answer', async () => {
    await world.browser.signIn(sales);
    world.target.refuse = socket => socket.end('HTTP/1.1 403 Forbidden\r\nX-Why: no\r\nContent-Length: 2\r\n\r\nno');
    expect(await refused()).toMatchObject({ status: 403, headers: { 'x-why': 'no' } });
  });

  test('to another protocol is an ordinary request', async () => {
    const headers = { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': 'AAMAAABkAAQAAP__' };
    expect((await world.browser.visit('open.localhost', '/', { headers })).text).toBe('app');
    expect(world.target.requests[0]?.headers).not.toHaveProperty('upgrade');
  });

  test('to the login page or the keys gets 404', async () => {
    for (const host of ['auth.localhost', '127.0.0.1']) expect((await refused(host)).status).toBe(404);
  });

  test('that is cancelled before the app answers leaves no connection open', async () => {
    const reached = new Promise<void>(done => {
      world.target.refuse = socket => {
        socket.on('close', done);
        visitor.destroy();
      };
    });
    const visitor: Socket = connect(world.loadBalancer.port, '127.0.0.1');
    visitor.write(
      `GET / HTTP/1.1\r\nHost: open.localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`,
    );
    await reached;
    expect(await world.target.openConnections()).toBe(0);
  });
});

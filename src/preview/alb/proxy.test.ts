import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { aGroup, appsListener } from './fakes/listener.ts';
import { aTarget } from './fakes/target.ts';
import { aWorld, closeWorlds, type World } from './fakes/world.ts';

let world: World;
const open = 'open.localhost';

beforeEach(async () => {
  world = await aWorld();
});

afterEach(closeWorlds);

const lastRequest = () => world.target.requests.at(-1);

test('a request arrives as it was sent, with what the load balancer adds', async () => {
  const { port } = world.loadBalancer;
  await world.browser.visit(open, '/a%20b/../c?x=%2F&y', { headers: { accept: 'text/html', te: 'trailers' } });
  expect(lastRequest()?.method).toBe('GET');
  expect(lastRequest()?.url).toBe('/a%20b/../c?x=%2F&y');
  expect(lastRequest()?.headers).toEqual({
    host: `${open}:${port}`,
    accept: 'text/html',
    connection: 'keep-alive',
    'x-forwarded-for': '127.0.0.1',
    'x-forwarded-proto': 'http',
    'x-forwarded-port': String(port),
    'x-amzn-trace-id': expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/),
  });
});

test('forwarded headers of a visitor are extended, not trusted', async () => {
  const headers = {
    'x-forwarded-for': '203.0.113.7',
    'x-forwarded-proto': 'https',
    'x-amzn-trace-id': 'Self=1-00000000-000000000000000000000000;Root=1-11111111-111111111111111111111111;Own=a',
  };
  await world.browser.visit(open, '/', { headers });
  expect(lastRequest()?.headers).toMatchObject({
    'x-forwarded-for': '203.0.113.7, 127.0.0.1',
    'x-forwarded-proto': 'http',
    'x-amzn-trace-id': expect.stringMatching(/^Self=1-[0-9a-f]{8}-[0-9a-f]{24};Root=1-1{8}-1{24};Own=a$/),
  });
});

test('an answer arrives unchanged', async () => {
  world.target.respond = (_, response) => {
    response.writeHead(418, 'Short and stout', { 'set-cookie': ['a=1', 'b=2'], server: 'uvicorn', 'x-own': 'é' });
    response.end('tea');
  };
  const page = await world.browser.visit(open, '/');
  expect(page).toMatchObject({ status: 418, reason: 'Short and stout', setCookies: ['a=1', 'b=2'], text: 'tea' });
  expect(page.headers).toMatchObject({ server: 'uvicorn', 'x-own': 'é', connection: 'close' });
});

test('20 MB go up and down unchanged', async () => {
  const upload = randomBytes(20 * 1024 * 1024);
  world.target.respond = (request, response) => void request.pipe(response);
  const headers = { 'content-length': String(upload.length) };
  const page = await world.browser.visit(open, '/upload', { method: 'PUT', headers, body: upload });
  expect(page.bytes.equals(upload)).toBe(true);
});

test('a body of unknown length is streamed', async () => {
  world.target.respond = async (request, response) => void response.end(await text(request));
  const headers = { 'transfer-encoding': 'chunked' };
  const page = await world.browser.visit(open, '/', { method: 'POST', headers, body: 'chunked body' });
  expect(page.text).toBe('chunked body');
  expect(lastRequest()?.headers).toMatchObject({ 'transfer-encoding': 'chunked' });
});

test('a HEAD request gets headers only', async () => {
  world.target.respond = (_, response) => response.setHeader('content-length', 3).end();
  const page = await world.browser.visit(open, '/', { method: 'HEAD' });
  expect([page.headers['content-length'], page.text]).toEqual(['3', '']);
});

test('connections to a target are reused', async () => {
  for (const _ of [1, 2, 3]) await fetchKeptAlive();
  expect(await world.target.openConnections()).toBe(1);
});

const fetchKeptAlive = async () => {
  const socket = connect(world.loadBalancer.port, '127.0.0.1');
  socket.write(`GET / HTTP/1.1\r\nHost: ${open}\r\n\r\n`);
  await new Promise(done => socket.once('data', done));
  socket.destroy();
};

test('a visitor of HTTP/1.0 gets the whole answer and the end of the connection', async () => {
  world.target.respond = (_, response) => {
    response.write('one ');
    response.end('two');
  };
  const socket = connect(world.loadBalancer.port, '127.0.0.1');
  socket.write(`GET / HTTP/1.0\r\nHost: ${open}\r\n\r\n`);
  expect(await text(socket)).toMatch(/^HTTP\/1.1 200 OK\r\n(?!.*chunked)[\s\S]*\r\n\r\none two$/);
});

describe('a target that', () => {
  test('is down makes 502', async () => {
    await world.target.close();
    const page = await world.browser.visit(open, '/');
    expect(page).toMatchObject({ status: 502, reason: 'Bad Gateway' });
    expect(page.headers).toMatchObject({ server: 'awselb/2.0', 'content-type': 'text/html' });
    expect(page.text).toContain('<title>502 Bad Gateway</title>');
    expect(world.problems).toHaveLength(1);
  });

  test('breaks before its answer makes 502, in the midst of an upload too', async () => {
    world.target.respond = request => request.socket.destroy();
    const body = Buffer.alloc(5_000_000);
    const page = await world.browser.visit(open, '/', { method: 'POST', body });
    expect(page.status).toBe(502);
  });

  test('breaks leaves the visitor’s connection usable, however much was still to be sent', async () => {
    world.target.respond = (request, response) =>
      request.method === 'PUT' ? request.socket.destroy() : response.end();
    const socket = connect(world.loadBalancer.port, '127.0.0.1');
    const answers = text(socket);
    socket.write(`PUT / HTTP/1.1\r\nHost: ${open}\r\nContent-Length: 5000000\r\n\r\n`);
    socket.write(Buffer.alloc(5_000_000));
    socket.write(`GET / HTTP/1.1\r\nHost: ${open}\r\nConnection: close\r\n\r\n`);
    expect((await answers).match(/^HTTP\/1.1 \d+/gm)).toEqual(['HTTP/1.1 502', 'HTTP/1.1 200']);
  });

  test('breaks in its answer breaks the visitor’s', async () => {
    world.target.respond = (request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => request.socket.destroy());
    };
    await expect(world.browser.visit(open, '/')).rejects.toThrow('aborted');
  });

  test('is not registered makes 503', async () => {
    await world.deploy(appsListener([aGroup('app')]));
    expect(await world.browser.visit(open, '/')).toMatchObject({
      status: 503,
      reason: 'Service Temporarily Unavailable',
    });
  });

  test('drains gets no new requests', async () => {
    const group = aGroup('app', world.target.port);
    const targets = group.targets.map(target => ({ ...target, state: 'draining' }));
    await world.deploy(appsListener([{ ...group, targets }]));
    expect((await world.browser.visit(open, '/')).status).toBe(503);
  });

  test('is unhealthy gets traffic only when all are', async () => {
    const other = await aTarget();
    const group = aGroup('app', world.target.port, other.port);
    const states = (...wanted: string[]) => ({
      ...group,
      targets: group.targets.map((target, index) => ({ ...target, state: wanted[index] })),
    });
    await world.deploy(appsListener([states('unhealthy', 'healthy')]));
    for (const _ of [1, 2]) await world.browser.visit(open, '/');
    expect([world.target.requests.length, other.requests.length]).toEqual([0, 2]);
    await world.deploy(appsListener([states('unhealthy', 'unhealthy')]));
    for (const _ of [1, 2]) await world.browser.visit(open, '/');
    expect([world.target.requests.length, other.requests.length]).toEqual([1, 3]);
    await other.close();
  });
});

test('an answer before the end of the upload reaches the visitor', async () => {
  world.target.respond = (_, response) => response.writeHead(413).end('too much');
  const page = await world.browser.visit(open, '/', { method: 'POST', body: Buffer.alloc(5_000_000) });
  expect([page.status, page.text]).toEqual([413, 'too much']);
});

test('a visitor who leaves ends the request at the target', async () => {
  const gone = new Promise(done => {
    world.target.respond = request => {
      request.socket.once('close', done);
      socket.destroy();
    };
  });
  const socket = connect(world.loadBalancer.port, '127.0.0.1');
  socket.write(`GET / HTTP/1.1\r\nHost: ${open}\r\n\r\n`);
  await gone;
  expect(world.problems).toEqual([]);
});

test('many small answers arrive in full', async () => {
  world.target.respond = async (request, response) => void response.end(await buffer(request));
  const visits = Array.from({ length: 50 }, (_, index) =>
    world.browser.visit(open, '/', { method: 'POST', body: String(index) }),
  );
  expect((await Promise.all(visits)).map(page => page.text)).toEqual(visits.map((_, index) => String(index)));
});

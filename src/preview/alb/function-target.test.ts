import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { aFunctionGroup, appsListener } from './fakes/listener.ts';
import { aWorld, closeWorlds, type World } from './fakes/world.ts';

let world: World;
const sales = 'sales.localhost';
const signout = '/_gate/signout';

beforeEach(async () => {
  world = await aWorld();
});

afterEach(closeWorlds);

const answerWith = (result: object) => {
  world.respond = () => ({ failed: false, payload: JSON.stringify(result) });
};

test('a function gets the load balancer’s event', async () => {
  const { port } = world.loadBalancer;
  const headers = { cookie: ['a=1', 'b=2'], 'x-amzn-oidc-identity': 'anybody', te: 'trailers' };
  await world.browser.visit(sales, `${signout}?a=%20&a=2`, { headers });
  expect(world.events).toEqual([
    {
      functionArn: 'arn:aws:lambda:eu-central-1:123456789012:function:signout',
      event: {
        requestContext: { elb: { targetGroupArn: aFunctionGroup('signout').arn } },
        httpMethod: 'GET',
        path: signout,
        multiValueQueryStringParameters: { a: ['%20', '2'] },
        multiValueHeaders: {
          host: [`${sales}:${port}`],
          cookie: ['a=1; b=2'],
          'x-amzn-oidc-identity': ['anybody'],
          'x-forwarded-for': ['127.0.0.1'],
          'x-forwarded-proto': ['http'],
          'x-forwarded-port': [String(port)],
          'x-amzn-trace-id': [expect.stringMatching(/^Root=1-/)],
        },
        body: '',
        isBase64Encoded: false,
      },
    },
  ]);
});

test('behind a login, only the load balancer sets identity headers', async () => {
  await world.deploy(appsListener([aFunctionGroup('app', false)]));
  await world.browser.signIn(sales);
  await world.browser.visit(sales, '/', { headers: { 'x-amzn-oidc-identity': ['admin', 'root'] } });
  expect(world.events[0]?.event.headers).toMatchObject({
    'x-amzn-oidc-identity': 'sub-ann',
    'x-amzn-oidc-accesstoken': 'access-1',
    'x-amzn-oidc-data': expect.any(String),
  });
  expect(world.events[0]?.event).not.toHaveProperty('multiValueHeaders');
});

describe('its answer', () => {
  test('may set several cookies and say why', async () => {
    const multiValueHeaders = { location: ['/_gate/signed-out'], 'set-cookie': ['a=; Path=/', 'b=; Path=/'] };
    answerWith({ statusCode: 302, statusDescription: '302 Moved', multiValueHeaders });
    const page = await world.browser.visit(sales, signout);
    expect(page).toMatchObject({ status: 302, reason: 'Moved', setCookies: ['a=; Path=/', 'b=; Path=/'], text: '' });
    expect(page.headers).toMatchObject({ location: '/_gate/signed-out', server: 'awselb/2.0', 'content-length': '0' });
  });

  test('comes with renewed cookies', async () => {
    await world.deploy(appsListener([aFunctionGroup('app')]));
    await world.browser.signIn(sales);
    world.clock.advance({ minutes: 61 });
    answerWith({ statusCode: 200, multiValueHeaders: { 'set-cookie': ['own=1'] } });
    const { setCookies } = await world.browser.visit(sales, '/');
    expect(setCookies).toEqual(['own=1', expect.stringMatching(/^session-sales-0=/)]);
  });

  test('may be bytes', async () => {
    answerWith({ statusCode: 200, body: '/wA=', isBase64Encoded: true });
    expect((await world.browser.visit(sales, signout)).bytes).toEqual(Buffer.from([255, 0]));
  });

  test('has no body for HEAD', async () => {
    answerWith({ statusCode: 200, body: 'four' });
    const page = await world.browser.visit(sales, signout, { method: 'HEAD' });
    expect([page.headers['content-length'], page.text]).toEqual(['4', '']);
  });

  test.each<[string, World['respond']]>([
    ['is malformed', () => ({ failed: false, payload: '{"statusCode":"ok"}' })],
    ['is no JSON', () => ({ failed: false, payload: 'ok' })],
    ['is an error', () => ({ failed: true, payload: '{"errorMessage":"boom"}' })],
    ['cannot be had', () => Promise.reject(new Error('ResourceNotFoundException'))],
    [
      'exceeds 1 MB',
      () => ({ failed: false, payload: JSON.stringify({ statusCode: 200, body: 'x'.repeat(1_048_576) }) }),
    ],
  ])('that %s is 502', async (_, respond) => {
    world.respond = respond;
    const page = await world.browser.visit(sales, signout);
    expect([page.status, world.problems.length]).toEqual([502, 1]);
    expect(page.text).not.toContain('boom');
  });
});

describe('a body', () => {
  const post = (body: Buffer | string, headers: Record<string, string> = {}) =>
    world.browser.visit(sales, signout, { method: 'POST', body, headers });

  test('of text comes as it is, of anything else in base64', async () => {
    await post('{"a":"é"}', { 'content-type': 'application/json' });
    await post(Buffer.from([255]), { 'content-type': 'image/png' });
    expect(world.events.map(({ event: { body, isBase64Encoded } }) => [body, isBase64Encoded])).toEqual([
      ['{"a":"é"}', false],
      ['/w==', true],
    ]);
  });

  test('may have up to 1 MB', async () => {
    expect((await post(Buffer.alloc(1_048_576))).status).toBe(200);
    expect((await post(Buffer.alloc(1_048_577))).status).toBe(413);
    expect((await post(Buffer.alloc(1_048_577), { 'transfer-encoding': 'chunked' })).status).toBe(413);
    expect(world.events).toHaveLength(1);
  });
});

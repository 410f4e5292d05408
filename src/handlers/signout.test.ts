import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { ALBResult } from 'aws-lambda';
import { access, data } from '../aws/tokens/fakes/mint.ts';
import { gate, headersWith } from '../aws/tokens/fakes/visit.ts';
import { type Headers, opening, type Request, requestOf } from './fakes/request.ts';
import { answer } from './signout/answer.ts';

const logoutUrl =
  'https://login.example.com/logout?client_id=4client&logout_uri=https%3A%2F%2Fsales.example.com%2F_gate%2Fsigned-out';

let revoked: string[];
let revoke: (username: string) => Promise<void>;
let verifier: ReturnType<typeof gate>;
let lines: Record<string, unknown>[];

beforeEach(() => {
  revoked = [];
  revoke = async username => void revoked.push(username);
  verifier = gate();
  lines = [];
  jest.spyOn(process.stdout, 'write').mockImplementation(line => lines.push(JSON.parse(String(line))) > 0);
});
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

/** Ana opens an address, by default the way out and by hand. */
const visit = (request: Request = {}): Promise<ALBResult> => {
  const sales = {
    name: 'sales',
    origin: 'https://sales.example.com',
    contact: 'it@example.com',
    login: 'https://login.example.com',
    verify: verifier.judge,
  };
  const ports = {
    apps: new Map([['sales.example.com', { ...sales, logoutUrl }]]),
    revoke: (username: string) => revoke(username),
    sessionHours: 10,
  };
  return answer(ports)(requestOf({ path: '/_gate/signout', ...request }));
};
const nobody = { 'x-amzn-oidc-data': [], 'x-amzn-oidc-accesstoken': [] };

const names = ['streamgate-sales', ...[0, 1, 2, 3].map(n => `streamgate-sales-${n}`), 'AWSALBAuthNonce'];
const expired = names.map(name => `${name}=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Secure; HttpOnly`);
const outcome = (value: string) =>
  `streamgate.signed-out=${value}; Max-Age=600; Path=/_gate/signed-out; Secure; HttpOnly; SameSite=Lax`;
/** Signed out in the browser, by way of Cognito, which then leads to a page that says how far. */
const left = (value: string) => ({
  statusCode: 302,
  multiValueHeaders: {
    location: [logoutUrl],
    'cache-control': ['no-store'],
    'set-cookie': [...expired, outcome(value)],
  },
});

describe('whoever has a session', () => {
  test('loses every copy of it and of every other, then the cookies', async () => {
    expect(await visit()).toMatchObject(left('everywhere'));
    expect(revoked).toEqual(['ana']);
    expect(lines).toMatchObject([{ event: 'signed-out', app: 'sales', sessions: 'ended', sub: 's-ana' }]);
    expect(JSON.stringify(lines)).not.toContain('example.com');
  });

  test('by the button too', async () => {
    const headers = { ...opening, 'sec-fetch-site': 'same-origin', origin: 'https://sales.example.com' };
    expect(await visit({ method: 'POST', headers })).toMatchObject(left('everywhere'));
    expect(revoked).toEqual(['ana']);
  });

  test('also without access to the app', async () => {
    const refused = access({ claims: { streamgate_app: undefined, streamgate_refused: 'not-allowed' } });
    expect(await visit({ tokens: headersWith({ access: [refused] }) })).toMatchObject(left('everywhere'));
    expect(revoked).toEqual(['ana']);
  });

  test('and was deleted has no copy of any', async () => {
    revoke = async () => {
      throw Object.assign(new Error('User does not exist.'), { name: 'UserNotFoundException' });
    };
    expect(await visit()).toMatchObject(left('everywhere'));
  });
});

test('without a session there is nothing to end but the cookies', async () => {
  expect(await visit({ tokens: nobody })).toMatchObject(left('everywhere'));
  expect(revoked).toEqual([]);
  expect(lines).toMatchObject([{ sessions: 'none', reason: 'missing-proof' }]);
});

describe('nobody is told that copies have ended when they may live', () => {
  test('Cognito refuses', async () => {
    revoke = async () => {
      throw Object.assign(new Error('Rate exceeded'), { name: 'TooManyRequestsException' });
    };
    expect(await visit()).toMatchObject(left('here'));
    expect(lines).toMatchObject([
      { level: 'error', sessions: 'unknown', sub: 's-ana', error: expect.stringContaining('Rate') },
    ]);
  });

  test('Cognito does not answer', async () => {
    jest.useFakeTimers();
    revoke = () => new Promise(() => undefined);
    const answered = visit();
    await jest.advanceTimersByTimeAsync(7_900);
    expect(lines).toEqual([]);
    await jest.advanceTimersByTimeAsync(100);
    expect(await answered).toMatchObject(left('here'));
    expect(lines).toMatchObject([{ level: 'error', sessions: 'unknown', error: expect.stringContaining('8 seconds') }]);
  });

  test.each<[string, ReturnType<typeof headersWith>, string]>([
    [
      'a token that somebody else signed',
      headersWith({ data: [data({ header: { signer: 'arn:aws:other' } })] }),
      'wrong-signer',
    ],
    ['a token that is over', headersWith({ access: [access({ claims: { exp: 1 } })] }), 'expired'],
  ])('%s proves nobody', async (_case, tokens, reason) => {
    expect(await visit({ tokens })).toMatchObject(left('here'));
    expect(revoked).toEqual([]);
    expect(lines).toMatchObject([{ sessions: 'unknown', reason }]);
  });
});

describe('a request that is nobody’s wish', () => {
  const foreign: Headers = { ...opening, 'sec-fetch-site': 'cross-site' };

  test.each<[string, Request, number]>([
    ['a foreign link', { headers: foreign }, 200],
    ['a sibling’s form', { method: 'POST', headers: { ...opening, 'sec-fetch-site': 'same-site' } }, 200],
    ['a foreign image', { headers: { ...foreign, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' } }, 200],
    ['a program', { headers: { accept: '*/*' } }, 200],
    ['a foreign image of somebody without a session', { headers: foreign, tokens: nobody }, 200],
    ['a browser that fetches ahead', { headers: { ...opening, 'sec-purpose': 'prefetch;prerender' } }, 503],
  ])('%s gets a page with a button, and nothing ends', async (_case, request, status) => {
    const { statusCode, multiValueHeaders, body } = await visit(request);
    expect(statusCode).toBe(status);
    expect(multiValueHeaders).not.toHaveProperty('set-cookie');
    expect(multiValueHeaders).not.toHaveProperty('location');
    expect(multiValueHeaders?.['content-security-policy']?.[0]).toMatch(
      /script-src 'nonce-.*; form-action 'self' https:\/\/login\.example\.com; frame-ancestors 'none'$/,
    );
    for (const words of ['Sign out</button>', 'サインアウトする</button>', 'every app', 'すべての端末'])
      expect(body).toContain(words);
    expect(body?.match(/<form method="post" action="\/_gate\/signout">/g)).toHaveLength(2);
    expect(body).not.toContain('<script');
    expect([revoked, lines]).toEqual([[], []]);
  });
});

describe('the page at the end', () => {
  const end = (cookie?: string) =>
    visit({ path: '/_gate/signed-out', headers: { ...opening, cookie }, tokens: nobody });
  const gone = 'streamgate.signed-out=; Max-Age=0; Path=/_gate/signed-out; Secure; HttpOnly; SameSite=Lax';

  test('after a sign-out ends the cookies again: the load balancer may have renewed them meanwhile', async () => {
    const { statusCode, multiValueHeaders, body } = await end('_ga=1; streamgate.signed-out=everywhere');
    expect(statusCode).toBe(200);
    expect(multiValueHeaders?.['set-cookie']).toEqual([...expired, gone]);
    expect(body).toContain('You&#x27;ve signed out');
    expect(body).toContain('サインアウトしました');
    expect(body).not.toMatch(/(?:src|href)="?https?:/);
  });

  test('says what may live on, how long, and whom to ask', async () => {
    const { multiValueHeaders, body } = await end('streamgate.signed-out=here');
    expect(multiValueHeaders?.['set-cookie']).toEqual([...expired, gone]);
    for (const words of ['in this browser only', 'up to 10 h', '最長 10 時間', 'it@example.com'])
      expect(body).toContain(words);
  });

  test.each([undefined, 'other=1', 'xstreamgate.signed-out=here'])(
    'signs nobody out who only opens it (%#)',
    async cookie => {
      const { statusCode, multiValueHeaders, body } = await end(cookie);
      expect([statusCode, body]).toEqual([200, expect.stringContaining('You&#x27;ve signed out')]);
      expect(multiValueHeaders).not.toHaveProperty('set-cookie');
    },
  );
});

test.each([
  ['an unknown host', '/_gate/signout', 'evil.example.com'],
  ['a host of another shape', '/_gate/signed-out', 'sales.example.com.evil.io'],
  ['a path the rules do not send', '/_gate/else', 'sales.example.com'],
])('%s is not found', async (_name, path, host) => {
  expect(await visit({ path, headers: { ...opening, host } })).toMatchObject({ statusCode: 404 });
  expect(revoked).toEqual([]);
});

test('the host counts in any case and with a port', async () => {
  const headers = { ...opening, host: 'SALES.example.com:443' };
  expect(await visit({ headers })).toMatchObject({ statusCode: 302 });
});

test('the function takes its addresses from the settings', async () => {
  Object.assign(process.env, {
    STREAMGATE_STAGE: 'prod',
    STREAMGATE_CLIENTS: '{"portal":"client-of-portal","sales":"client-of-sales"}',
    STREAMGATE_LOGIN_ORIGIN: 'https://example-streamgate.auth.eu-west-1.amazoncognito.com',
    STREAMGATE_ORIGIN_PATTERN: 'https://{host}',
    STREAMGATE_USER_POOL_ID: 'eu-west-1_Pool',
    STREAMGATE_LOAD_BALANCER_ARN: 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/main/1',
    STREAMGATE_ISSUER: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Pool',
    STREAMGATE_LOAD_BALANCER_KEYS_URL: 'http://127.0.0.1:1/keys',
    STREAMGATE_POOL_KEYS_URL: 'http://127.0.0.1:1/jwks.json',
  });
  const { handler } = await import('./signout.ts');
  const event = requestOf({ path: '/_gate/signout', tokens: nobody });
  const { multiValueHeaders } = await handler(event, { awsRequestId: 'r' } as never);
  expect(multiValueHeaders?.location).toEqual([
    'https://example-streamgate.auth.eu-west-1.amazoncognito.com/logout?client_id=client-of-sales' +
      '&logout_uri=https%3A%2F%2Fsales.example.com%2F_gate%2Fsigned-out',
  ]);
  const atPortal = requestOf({
    path: '/_gate/signout',
    headers: { ...opening, host: 'apps.example.com' },
    tokens: nobody,
  });
  const portal = await handler(atPortal, { awsRequestId: 'r' } as never);
  expect(portal.multiValueHeaders?.location).toEqual([
    'https://example-streamgate.auth.eu-west-1.amazoncognito.com/logout?client_id=client-of-portal' +
      '&logout_uri=https%3A%2F%2Fapps.example.com%2F_gate%2Fsigned-out',
  ]);
  expect(portal.multiValueHeaders?.['set-cookie']?.join()).toContain('streamgate-portal-0=;');
});

import { describe, expect, test } from '@jest/globals';
import { FakeKeyServers, loadBalancerKeyUrl } from './tokens/fakes/key-servers.ts';
import { access, type Difference, data, now, settings } from './tokens/fakes/mint.ts';
import { gate, headersAtPortal, headersWith } from './tokens/fakes/visit.ts';
import { publicKeys, tokenVerifier } from './tokens.ts';

const ana = { sub: 's-ana', username: 'ana', email: 'ana@example.com', groups: ['admins', 'sales'] };
const admitted = (person: object = ana) => ({ kind: 'admitted', person, requestId: expect.any(String) });
const { email: _email, ...anonymous } = ana;

test.each<[name: string, difference: Difference, person: object]>([
  ['as the load balancer writes it', {}, ana],
  ['unpadded', { padded: false }, ana],
  ['with a name', { claims: { name: 'Ana' } }, { ...ana, name: 'Ana' }],
  ['with a name beyond ASCII', { claims: { name: 'Ana Ñuñez 山田 👋' } }, { ...ana, name: 'Ana Ñuñez 山田 👋' }],
  ['expiry and issuer only in the header', { claims: { exp: undefined, iss: undefined } }, ana],
  ['a verified flag that is no string', { claims: { email_verified: true } }, ana],
  ['e-mail not verified', { claims: { email_verified: 'false' } }, anonymous],
  ['e-mail of unknown standing', { claims: { email_verified: undefined } }, anonymous],
  ['no e-mail', { claims: { email: undefined } }, anonymous],
  ['e-mail and name of other types', { claims: { email: 7, name: ['x'] } }, anonymous],
  ['an address with a second @', { claims: { email: 'ana@evil.io@example.com' } }, anonymous],
  ['an address with a trailing dot', { claims: { email: 'ana@example.com.' } }, anonymous],
  ['an address with an invisible character', { claims: { email: 'an\u200ba@example.com' } }, anonymous],
  ['an address with a control character', { claims: { email: 'ana@example.com\u001f' } }, anonymous],
  [
    'an address in the spelling that the person chose',
    { claims: { email: 'Ana@Bücher.example' } },
    { ...ana, email: 'Ana@Bücher.example' },
  ],
  ['half a character for a name', { claims: { name: '\ud800' } }, ana],
  ['expired 59 seconds ago', { header: { exp: now - 59 }, claims: { exp: now - 59 } }, ana],
])('genuine claims pass: %s', async (_name, difference, person) => {
  expect(await gate().judge(headersWith({ data: [data(difference)] }))).toEqual(admitted(person));
});

test.each<[name: string, difference: Difference, groups: string[]]>([
  ['padded', { padded: true }, ['admins', 'sales']],
  ['without groups', { claims: { 'cognito:groups': undefined } }, []],
  ['groups that are no list', { claims: { 'cognito:groups': 'admins' } }, []],
  ['groups that are no names', { claims: { 'cognito:groups': ['b', 7, ['admins'], '', 'a'] } }, ['a', 'b']],
  ['expired 59 seconds ago', { claims: { exp: now - 59 } }, ['admins', 'sales']],
])('a genuine access token passes: %s', async (_name, difference, groups) => {
  expect(await gate().judge(headersWith({ access: [access(difference)] }))).toEqual(admitted({ ...ana, groups }));
});

test('nobody is not somebody, even when both tokens agree on it', async () => {
  for (const sub of [undefined, '']) {
    const tokens = headersWith({ data: [data({ claims: { sub } })], access: [access({ claims: { sub } })] });
    expect(await gate().judge(tokens)).toMatchObject({ kind: 'refused', code: 'subjects-differ' });
  }
});

describe('headers', () => {
  test('are found in any case, and a second one in another case is a second one', async () => {
    const { 'x-amzn-oidc-data': claims, ...others } = headersWith();
    expect(await gate().judge({ ...others, 'X-Amzn-Oidc-Data': claims })).toEqual(admitted());
    expect(await gate().judge({ ...headersWith(), 'X-Amzn-Oidc-Data': claims })).toMatchObject({
      code: 'doubled-proof',
    });
  });

  test('that are absent prove nothing', async () => {
    const { judge } = gate();
    expect(await judge({})).toMatchObject({ status: 401, code: 'missing-proof' });
    expect(await tokenVerifier(settings)(undefined)).toMatchObject({ status: 401, code: 'missing-proof' });
  });

  test.each([
    ['Root=1-67891233-abcdef012345678912345678', 'Root=1-67891233-abcdef012345678912345678'],
    ['Self=1-1-1;Root=1-1-1;Own=a.b', 'Self=1-1-1;Root=1-1-1;Own=a.b'],
    ['Root=<script>', '-'],
    ['Root=1-1-1\n', '-'],
    ['x'.repeat(201), '-'],
    ['', '-'],
  ])('%s names the request %s', async (trace, requestId) => {
    expect(await gate().judge({ ...headersWith(), 'x-amzn-trace-id': [trace] })).toMatchObject({ requestId });
    expect(await gate().judge({ 'x-amzn-trace-id': [trace] })).toMatchObject({ kind: 'refused', requestId });
  });
});

test.each<[claims: Record<string, unknown>, code: string]>([
  [{ streamgate_app: undefined, streamgate_refused: 'email-unverified' }, 'email-unverified'],
  [{ streamgate_app: undefined }, 'not-allowed'],
  [{ streamgate_app: undefined, streamgate_refused: '<script>' }, 'not-allowed'],
  [{ streamgate_app: undefined, streamgate_refused: ['denied'] }, 'not-allowed'],
  [{ streamgate_app: 'finance' }, 'not-allowed'],
  [{ streamgate_app: 'Sales' }, 'not-allowed'],
  [{ streamgate_app: '' }, 'not-allowed'],
  [{ streamgate_app: null }, 'not-allowed'],
  [{ streamgate_app: ['sales'] }, 'not-allowed'],
])('whoever is proved without this app’s claim is told so: %j', async (claims, code) => {
  expect(await gate().judge(headersWith({ access: [access({ claims })] }))).toEqual({
    kind: 'refused',
    status: 403,
    code,
    person: ana,
    requestId: expect.any(String),
  });
});

describe('verified pairs', () => {
  test('are remembered, but not beyond their expiry', async () => {
    const { clock, judge, servers } = gate();
    const headers = headersWith();
    expect(await judge(headers)).toEqual(admitted());
    clock.seconds = now + 120 + 59;
    expect(await judge(headers)).toEqual(admitted());
    clock.seconds = now + 120 + 60;
    expect(await judge(headers)).toMatchObject({ status: 401, code: 'expired' });
    expect(servers.asked).toEqual([settings.poolKeysUrl, loadBalancerKeyUrl]);
  });

  test('are remembered as pairs', async () => {
    const { judge } = gate();
    const ben = { claims: { sub: 's-ben' } };
    const [ofAna, ofBen] = [headersWith(), headersWith({ data: [data(ben)], access: [access(ben)] })];
    expect(await judge(ofAna)).toEqual(admitted());
    expect(await judge(ofBen)).toMatchObject(admitted({ sub: 's-ben' }));
    expect(await judge({ ...ofAna, 'x-amzn-oidc-data': ofBen['x-amzn-oidc-data'] })).toMatchObject({
      code: 'subjects-differ',
    });
  });

  test('are forgotten, oldest first, when there are too many', async () => {
    const servers = new FakeKeyServers();
    const keys = publicKeys(settings, servers);
    const lookUps: string[] = [];
    const pool = (kid: string) => {
      lookUps.push(kid);
      return keys.pool(kid);
    };
    const judge = tokenVerifier(settings, { keys: { ...keys, pool }, clock: () => now * 1000 });
    const [claims, first] = [data(), access()];
    const visit = (token: string) => judge(headersWith({ data: [claims], access: [token] }));
    await visit(first);
    await visit(first);
    expect(lookUps).toHaveLength(1);
    for (let jti = 0; jti < 128; jti++) await visit(access({ claims: { jti: `${jti}` } }));
    await visit(first);
    expect(lookUps).toHaveLength(1 + 128 + 1);
  });
});

test('an error of ours is no verdict', async () => {
  const broken = () => Promise.reject(new TypeError('broken'));
  const judge = tokenVerifier(settings, { keys: { pool: broken, loadBalancer: broken } });
  await expect(judge(headersWith())).rejects.toThrow('broken');
});

test('the portal takes its own claim, and no app’s, whatever the app is called', async () => {
  const portal = gate(undefined, 'portal');
  expect(await portal.judge(headersAtPortal())).toMatchObject({ kind: 'admitted', person: ana });
  for (const claims of [
    { streamgate_portal: undefined, streamgate_app: 'sales' },
    { streamgate_portal: undefined, streamgate_app: 'portal' },
    { streamgate_portal: true },
    { streamgate_portal: ['true'] },
    { streamgate_portal: '' },
  ]) {
    expect(await portal.judge(headersAtPortal({ claims }))).toMatchObject({ kind: 'refused', status: 403 });
  }
  expect(await gate().judge(headersAtPortal())).toMatchObject({ kind: 'refused', status: 403, code: 'not-allowed' });
});

import { sign } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { all, damaged, type Forgery } from './fakes/damaged.ts';
import { genuine, loadBalancerKeyUrl } from './fakes/key-servers.ts';
import {
  access,
  base64url,
  data,
  loadBalancer,
  loadBalancerKid,
  now,
  otherPool,
  p256,
  pem,
  pool,
  poolKid,
  settings,
} from './fakes/mint.ts';
import { gate, headersWith, type Which } from './fakes/visit.ts';
import { proofErrorStatus } from './proof-error.ts';

const past = now - 60;
const otherArn = settings.loadBalancerArn.replace('123456789012', '210987654321');
const attackersKid = '11111111-2222-4333-8444-555555555555';
const unknownKid = attackersKid.replaceAll('1', '9');
const attackers = p256();
const header = (header: Record<string, unknown>, claims: Record<string, unknown> = {}) => data({ header, claims });
const claims = (claims: Record<string, unknown>) => access({ claims });

const loadBalancerForgeries: Forgery[] = [
  ...all('wrong-signature', { 'DER signature': der() }),
  ...all('unknown-key', { 'kid unknown': header({ kid: unknownKid }) }),
  ...all('malformed-token', {
    'signed by the pool': data({ header: { alg: 'RS256', kid: poolKid }, key: pool.privateKey }),
    'kid empty': header({ kid: '' }),
    'kid a path': header({ kid: '../../evil/key' }),
    'kid a URL': header({ kid: 'https://evil.test/key' }),
    'kid no UUID': header({ kid: 'key-1' }),
    'kid a UUID and more': header({ kid: `${loadBalancerKid}/../x` }),
    'kid a UUID and a query': header({ kid: `${loadBalancerKid}?x` }),
    'kid with a line end': header({ kid: `${loadBalancerKid}\n` }),
    'kid with a space': header({ kid: ` ${loadBalancerKid}` }),
  }),
  ...all('wrong-signer', {
    'the attacker’s load balancer': data({
      header: { signer: otherArn, kid: attackersKid },
      key: attackers.privateKey,
    }),
    'other load balancer': header({ signer: otherArn }),
    'a longer signer': header({ signer: `${settings.loadBalancerArn}0` }),
    'no signer': header({ signer: undefined }),
    'signers in a list': header({ signer: [settings.loadBalancerArn] }),
  }),
  ...all('wrong-client', {
    'other app’s client': header({ client: 'other' }),
    'no client': header({ client: undefined }),
    'clients in a list': header({ client: [settings.clientId] }),
  }),
  ...all('wrong-issuer', {
    'other pool in the header': header({ iss: otherPool }),
    'no issuer in the header': header({ iss: undefined }),
  }),
  ...all('expired', {
    expired: header({ exp: past }, { exp: past }),
    'expired in the header only': header({ exp: past }, { exp: now + 600 }),
    'expired in the header, none in the payload': header({ exp: past }, { exp: undefined }),
  }),
  ...all('no-expiry', {
    'no expiry': header({ exp: undefined }, { exp: undefined }),
    'no expiry in the header': header({ exp: undefined }),
    'expiry a text in the header': header({ exp: String(now + 600) }),
    'expiry null in the header': header({ exp: null }),
    'expiry true in the header': header({ exp: true }),
    'expiry in a list in the header': header({ exp: [now + 600] }),
    'expiry a fraction in the header': header({ exp: now + 600.5 }),
  }),
];

const accessForgeries: Forgery[] = [
  ...all('unknown-key', {
    'kid unknown': access({ header: { kid: 'pool-key-2' } }),
    'kid empty': access({ header: { kid: '' } }),
    'kid of an object’s own': access({ header: { kid: '__proto__' } }),
    'kid the load balancer’s': access({ header: { kid: loadBalancerKid } }),
    'kid a URL': access({ header: { kid: 'https://evil.test/key' } }),
  }),
  ...all('malformed-token', {
    'signed by the load balancer': access({
      header: { alg: 'ES256', kid: loadBalancerKid },
      key: loadBalancer.privateKey,
    }),
    'expiry true': claims({ exp: true }),
  }),
  ...all('wrong-signature', { 'PSS behind RS256': access({ pss: true }) }),
  ...all('wrong-issuer', {
    'no issuer': claims({ iss: undefined }),
    'the same pool by its other name': claims({ iss: settings.issuer.replace('//', '//issuer-') }),
  }),
  ...all('wrong-client', {
    'other client': claims({ client_id: 'other' }),
    'no client': claims({ client_id: undefined }),
    'client only as audience': claims({ client_id: undefined, aud: settings.clientId }),
    'clients in a list': claims({ client_id: [settings.clientId] }),
  }),
  ...all('wrong-use', {
    'ID token': claims({ token_use: 'id', aud: settings.clientId, client_id: undefined }),
    'no use': claims({ token_use: undefined }),
    'uses in a list': claims({ token_use: ['access'] }),
  }),
  ...all('no-expiry', {
    'no expiry': claims({ exp: undefined }),
    'expiry in the header only': access({ header: { exp: now + 600 }, claims: { exp: undefined } }),
  }),
];

/** A valid signature in the encoding that X.509 uses and RFC 7518 does not. */
function der(): string {
  const signed = data().replace(/\.[^.]*$/, '');
  return `${signed}.${base64url(sign('sha256', Buffer.from(signed), loadBalancer.privateKey), true)}`;
}

describe.each<[Which, Forgery[]]>([
  ['data', [...damaged('data'), ...loadBalancerForgeries]],
  ['access', [...damaged('access'), ...accessForgeries]],
])('in place of %s', (which, forgeries) => {
  test('there are many, each with a name', () => {
    expect(forgeries.length).toBeGreaterThanOrEqual(40);
    expect(new Set(forgeries.map(([name]) => name)).size).toBe(forgeries.length);
  });

  test.each(forgeries)('%s: %s', async (_name, code, values) => {
    const { servers, judge } = gate();
    // The attacker has a load balancer in the region too, so the shared key server has its key.
    servers.answer = url => (url.endsWith(attackersKid) ? pem(attackers.publicKey) : genuine(url));
    const requestId = expect.any(String);
    for (const _again of [1, 2])
      expect(await judge(headersWith({ [which]: values }))).toEqual({
        kind: 'refused',
        status: proofErrorStatus[code],
        code,
        requestId,
      });
    for (const url of servers.asked)
      expect([settings.poolKeysUrl, loadBalancerKeyUrl, loadBalancerKeyUrl.replace(/[^/]+$/, unknownKid)]).toContain(
        url,
      );
  });
});

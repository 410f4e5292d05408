import { generateKeyPairSync } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { FakeKeyServers, genuine, jwks, loadBalancerKeyUrl } from './fakes/key-servers.ts';
import { access, data, loadBalancer, loadBalancerKid, pem, pool, poolKid, settings } from './fakes/mint.ts';
import { gate, headersWith } from './fakes/visit.ts';
import { publicKeys } from './key-servers.ts';

const uuidOf = (number: number) => `11111111-2222-4333-8444-${String(number).padStart(12, '0')}`;
const world = () => {
  const servers = new FakeKeyServers();
  return { servers, keys: publicKeys(settings, servers) };
};

test('a crowd causes one fetch of each kind, and later ones none', async () => {
  const { servers, judge } = gate();
  servers.answer = async url => {
    await setTimeout(5);
    return genuine(url);
  };
  const crowd = Array.from({ length: 20 }, () => judge());
  for (const verdict of await Promise.all(crowd)) expect(verdict).toMatchObject({ kind: 'admitted' });
  expect(await judge()).toMatchObject({ kind: 'admitted' });
  expect(servers.asked).toEqual([settings.poolKeysUrl, loadBalancerKeyUrl]);
});

test('keys come from their address, and not for ever later', async () => {
  const { servers, keys } = world();
  await keys.pool(poolKid);
  expect(servers.inits).toEqual([{ signal: expect.any(AbortSignal) }]);
});

test('invented kids do not hammer the pool', async () => {
  const { servers, keys } = world();
  await keys.pool(poolKid);
  for (let n = 0; n < 50; n++) await expect(keys.pool(`invented-${n}`)).rejects.toMatchObject({ code: 'unknown-key' });
  expect(servers.asked).toHaveLength(5);
  expect(await keys.pool(poolKid)).toMatchObject({ alg: 'RS256' }); // known ones need no fetch
  servers.now += 10_000;
  await expect(keys.pool('invented')).rejects.toMatchObject({ code: 'unknown-key' });
  expect(servers.asked).toHaveLength(6);
});

test('invented kids do not hammer the load balancer’s keys, one by one or all at once', async () => {
  const { servers, keys } = world();
  const all = await Promise.allSettled(Array.from({ length: 50 }, (_, n) => keys.loadBalancer(uuidOf(n))));
  expect(all.every(({ status }) => status === 'rejected')).toBe(true);
  expect(servers.asked).toHaveLength(5);
});

test('whoever holds no access token causes no fetch of a load balancer key', async () => {
  const { servers, judge } = gate();
  await judge(headersWith({ data: [data({ header: { kid: uuidOf(1) } })], access: ['a.b.c'] }));
  expect(servers.asked).toEqual([]);
});

test.each<[name: string, answer: () => string | number]>([
  [
    'unreachable',
    () => {
      throw new TypeError('fetch failed');
    },
  ],
  ['failing', () => 500],
  ['throttling', () => 429],
  ['answering something else', () => '<html>'],
])('a key server that is %s is our fault, and is over when it is over', async (_name, answer) => {
  const { servers, judge } = gate();
  servers.answer = answer;
  for (let n = 0; n < 7; n++)
    expect(await judge()).toEqual({
      kind: 'refused',
      status: 503,
      code: 'keys-unavailable',
      requestId: expect.any(String),
    });
  expect(servers.asked).toHaveLength(5);
  expect(servers.logged[0]).toEqual({
    level: 'error',
    message: 'keys-unavailable',
    url: settings.poolKeysUrl,
    error: expect.any(String),
  });
  servers.answer = genuine;
  servers.now += 10_000;
  expect(await judge()).toMatchObject({ kind: 'admitted' });
});

test('one failure does not outlast the next visitor, nor is it blamed for invented kids', async () => {
  const { servers, judge } = gate();
  servers.answer = () => 503;
  expect(await judge()).toMatchObject({ status: 503 });
  servers.answer = genuine;
  expect(await judge()).toMatchObject({ kind: 'admitted' });
  const invented = headersWith({ access: [access({ header: { kid: 'invented' } })] });
  expect(await judge(invented)).toMatchObject({ status: 401, code: 'unknown-key' });
});

test.each([403, 404])('%d is an answer: there is no such key', async status => {
  const { servers, keys } = world();
  servers.answer = () => status;
  await expect(keys.loadBalancer(loadBalancerKid)).rejects.toMatchObject({ code: 'unknown-key' });
  expect(servers.logged).toEqual([]);
});

test('the pool may renew its keys', async () => {
  const { servers, keys } = world();
  await keys.pool(poolKid);
  servers.answer = () => jwks.replace(poolKid, 'next');
  expect(await keys.pool('next')).toMatchObject({ kid: 'next' });
  expect(await keys.pool(poolKid)).toMatchObject({ kid: poolKid });
});

test('the memory is bounded', async () => {
  const { servers, keys } = world();
  servers.answer = () => pem(loadBalancer.publicKey);
  for (let n = 0; n < 33; n++) {
    servers.now += 10_000;
    await keys.loadBalancer(uuidOf(n));
  }
  await keys.loadBalancer(uuidOf(32));
  expect(servers.asked).toHaveLength(33);
  servers.now += 10_000;
  await keys.loadBalancer(uuidOf(0)); // forgotten
  expect(servers.asked).toHaveLength(34);
});

test.each(['', '../x', 'https://evil.test/k', `${loadBalancerKid}\n`, `${loadBalancerKid}/a`, `{${loadBalancerKid}}`])(
  'no address is made of %j',
  async kid => {
    const { servers, keys } = world();
    await expect(keys.loadBalancer(kid)).rejects.toMatchObject({ code: 'malformed-token' });
    expect(servers.asked).toEqual([]);
  },
);

test.each<[name: string, body: string]>([
  ['RSA', pem(pool.publicKey)],
  ['P-384', pem(generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey)],
  ['Ed25519', pem(generateKeyPairSync('ed25519').publicKey)],
  ['empty', ''],
])('a load balancer key that is %s is none', async (_name, body) => {
  const { servers, keys } = world();
  servers.answer = () => body;
  await expect(keys.loadBalancer(loadBalancerKid)).rejects.toMatchObject({ code: 'keys-unavailable' });
});

test.each(['{}', '[]', 'null', '', '<html>', '{"keys":{}}', '{"keys":[7]}', '{"keys":[{"kty":"RSA","kid":"a"}]}'])(
  'a pool document %s holds no keys',
  async body => {
    const { servers, keys } = world();
    servers.answer = () => body;
    await expect(keys.pool('a')).rejects.toMatchObject({ code: 'keys-unavailable' });
  },
);

test('a key of another kind in the pool’s document is passed over', async () => {
  const { servers, keys } = world();
  const secret = { kty: 'oct', kid: 'a', k: 'c2VjcmV0' };
  servers.answer = () => JSON.stringify({ keys: [secret, ...JSON.parse(jwks).keys] });
  await expect(keys.pool('a')).rejects.toMatchObject({ code: 'unknown-key' });
  expect(await keys.pool(poolKid)).toMatchObject({ kty: 'RSA', alg: 'RS256' });
});

import { createPublicKey } from 'node:crypto';
import { assertIsJwks, type Jwk } from 'aws-jwt-verify/jwk';
import { fetchText } from './download.ts';
import { type KeyOf, type KeyPorts, type KeyServer, keySource } from './keys.ts';
import { ProofError } from './proof-error.ts';

/** Where to find keys, in AWS or in the preview. Whoever serves them decides who gets in. */
export interface KeyAddresses {
  /** Without the key id, as https://public-keys.auth.elb.<region>.amazonaws.com */
  loadBalancerKeysUrl: string;
  /** The pool's jwks.json. */
  poolKeysUrl: string;
}

/** Both sources of keys. Verifiers of several apps may share them: apps have the load balancer and the pool in common. */
export interface PublicKeys {
  loadBalancer: KeyOf;
  pool: KeyOf;
}

const production: KeyPorts = {
  fetch: fetchText,
  clock: () => performance.now(),
  log: line => console.log(JSON.stringify(line)),
};

export const publicKeys = (
  { loadBalancerKeysUrl, poolKeysUrl }: KeyAddresses,
  ports: Partial<KeyPorts> = {},
): PublicKeys => ({
  loadBalancer: keySource(loadBalancerKeyServer(loadBalancerKeysUrl), { ...production, ...ports }),
  pool: keySource(poolKeyServer(poolKeysUrl), { ...production, ...ports }),
});

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * One PEM per kid, from a server that all accounts of the region share. A kid becomes part of a URL, so it must be a
 * UUID first.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html
 */
const loadBalancerKeyServer = (base: string): KeyServer => ({
  url(kid) {
    if (!uuid.test(kid)) throw new ProofError('malformed-token');
    return `${base}/${kid}`;
  },
  read(kid, body) {
    const key = createPublicKey(body);
    if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') throw new TypeError('not a P-256 key');
    const { x = '', y = '' } = key.export({ format: 'jwk' });
    return [[kid, { kid, alg: 'ES256', kty: 'EC', crv: 'P-256', x, y }]];
  },
});

/** All keys of the pool in one document, whatever the kid. Keys of another kind are not ours to judge. */
const poolKeyServer = (url: string): KeyServer => ({
  url: () => url,
  read(_kid, body) {
    const document = JSON.parse(body);
    assertIsJwks(document);
    return document.keys.filter(key => key.kty === 'RSA').map(rsaKey);
  },
});

function rsaKey({ kid, n, e }: Jwk): [kid: string, key: Jwk] {
  if (kid === undefined || n === undefined || e === undefined) throw new TypeError('not an RSA key with a kid');
  return [kid, { kid, alg: 'RS256', kty: 'RSA', n, e }];
}

import {
  constants,
  createHmac,
  createSecretKey,
  generateKeyPairSync,
  type KeyObject,
  type KeyPairKeyObjectResult,
  sign,
} from 'node:crypto';
import type { TokenSettings } from '../../tokens.ts';

/** The world the verifier believes in: one load balancer, one pool, and tokens as the two of them sign. */
export const settings: TokenSettings = {
  app: 'sales',
  clientId: '4client',
  loadBalancerArn: 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/main/50dc6c49',
  issuer: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Pool',
  loadBalancerKeysUrl: 'http://127.0.0.1:1/keys',
  poolKeysUrl: 'http://127.0.0.1:1/eu-west-1_Pool/.well-known/jwks.json',
};

/** Seconds since 1970; the machine's own clock plays no part. */
export const now = Date.parse('2026-11-23T09:00:00Z') / 1000;

export const otherPool = settings.issuer.replace('Pool', 'Other');

export const loadBalancerKid = '0f3b2a4c-5d6e-4f70-8192-a3b4c5d6e7f8';
export const poolKid = 'pool-key+1=';

export const p256 = (): KeyPairKeyObjectResult => generateKeyPairSync('ec', { namedCurve: 'P-256' });
export const rsa = (): KeyPairKeyObjectResult => generateKeyPairSync('rsa', { modulusLength: 2048 });
export const loadBalancer = p256();
export const pool = rsa();

export const pem = (key: KeyObject) => key.export({ format: 'pem', type: 'spki' }).toString();
/** A public key as the secret of an HMAC, which a verifier that believes `alg` would look for. */
export const asSecret = (key: KeyObject) => createSecretKey(Buffer.from(pem(key)));

type Json = Record<string, unknown>;

/** How a token differs from a genuine one. A field that is `undefined` is left out. */
export interface Difference {
  header?: Json;
  claims?: Json;
  /** Whole parts, sense or nonsense. */
  headerText?: string;
  claimsText?: string;
  key?: KeyObject;
  /** Stands in for the signature that belongs there. */
  signature?: Buffer;
  padded?: boolean;
  pss?: boolean;
}

/** The load balancer's token: claims of userInfo, expiry in the JOSE header, padded base64. */
export function data({ header, claims, ...how }: Difference = {}): string {
  const { loadBalancerArn: signer, clientId: client, issuer: iss } = settings;
  const exp = now + 120;
  return compact(
    { alg: 'ES256', kid: loadBalancerKid, signer, iss, client, exp, ...header },
    { sub: 's-ana', email: 'ana@example.com', email_verified: 'true', username: 'ana', exp, iss, ...claims },
    { key: loadBalancer.privateKey, padded: true, ...how },
  );
}

/** The pool's access token for Ana. */
export const access = ({ header, claims, ...how }: Difference = {}): string =>
  compact(
    { alg: 'RS256', kid: poolKid, ...header },
    {
      sub: 's-ana',
      iss: settings.issuer,
      client_id: settings.clientId,
      token_use: 'access',
      scope: 'openid email profile',
      exp: now + 3600,
      username: 'ana',
      'cognito:groups': ['sales', 'admins'],
      streamgate_app: settings.app,
      ...claims,
    },
    { key: pool.privateKey, ...how },
  );

type How = Omit<Difference, 'header' | 'claims'> & { key: KeyObject };

function compact(header: Json, claims: Json, { headerText, claimsText, padded = false, ...how }: How): string {
  const parts = [headerText ?? JSON.stringify(header), claimsText ?? JSON.stringify(claims)];
  const signed = parts.map(part => base64url(Buffer.from(part), padded)).join('.');
  return `${signed}.${base64url(how.signature ?? signatureOf(Buffer.from(signed), how), padded)}`;
}

export function base64url(bytes: Buffer, padded: boolean): string {
  const text = bytes.toString('base64url');
  return padded ? text.padEnd(Math.ceil(text.length / 4) * 4, '=') : text;
}

function signatureOf(message: Buffer, { key, pss = false }: Pick<How, 'key' | 'pss'>): Buffer {
  if (key.type === 'secret') return createHmac('sha256', key).update(message).digest();
  const padding = pss ? constants.RSA_PKCS1_PSS_PADDING : undefined;
  return sign('sha256', message, { key, dsaEncoding: 'ieee-p1363', ...(padding && { padding }) });
}

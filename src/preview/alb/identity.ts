import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import type { Login } from './actions.ts';
import type { OpenSession } from './sessions.ts';

/** The headers that identify the visitor to a target. */
export type IdentityHeaders = Readonly<
  Record<'x-amzn-oidc-accesstoken' | 'x-amzn-oidc-identity' | 'x-amzn-oidc-data', string>
>;

const validMs = 120_000;

/** How long a signed identity is reused, so that a target can cache its verification. */
const reuseMs = 60_000;

interface Signed {
  headers: IdentityHeaders;
  signer: string;
  reusableUntil: number;
}

/**
 * Signs identities with a key pair of this run, and publishes the public key.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html#user-claims-encoding
 */
export function createIdentitySigner(now: () => number) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const kid = randomUUID();
  const pem = publicKey.export({ type: 'spki', format: 'pem' });
  const signed = new WeakMap<OpenSession, Signed>();

  const signClaims = ({ issuer, clientId }: Login, signer: string, { claims }: OpenSession) => {
    const exp = Math.floor((now() + validMs) / 1000);
    const header = { typ: 'JWT', kid, alg: 'ES256', iss: issuer, client: clientId, signer, exp };
    const content = `${encode(header)}.${encode({ ...claims, exp, iss: issuer })}`;
    const signature = sign('sha256', Buffer.from(content), { key: privateKey, dsaEncoding: 'ieee-p1363' });
    return `${content}.${padded(signature)}`;
  };

  return {
    /** `signer` is the load balancer's ARN. */
    headers(login: Login, signer: string, session: OpenSession): IdentityHeaders {
      const last = signed.get(session);
      if (last && last.signer === signer && last.reusableUntil > now()) return last.headers;
      const headers = {
        'x-amzn-oidc-accesstoken': session.accessToken,
        'x-amzn-oidc-identity': session.claims.sub,
        'x-amzn-oidc-data': signClaims(login, signer, session),
      };
      signed.set(session, { headers, signer, reusableUntil: now() + reuseMs });
      return headers;
    },

    /** The PEM that https://public-keys.auth.elb.<region>.amazonaws.com/<kid> would answer with. */
    publicKey: (wanted: string) => (wanted === kid ? pem : undefined),
  };
}

export type IdentitySigner = ReturnType<typeof createIdentitySigner>;

const encode = (part: object) => padded(Buffer.from(JSON.stringify(part)));

/** base64url with padding. JWTs omit the padding, but the load balancer keeps it. */
const padded = (bytes: Buffer) => bytes.toString('base64').replaceAll('+', '-').replaceAll('/', '_');

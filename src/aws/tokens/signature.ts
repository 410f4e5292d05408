import type { Jwk } from 'aws-jwt-verify/jwk';
import { decomposeUnverifiedJwt } from 'aws-jwt-verify/jwt';
import type { JwtHeader, JwtPayload } from 'aws-jwt-verify/jwt-model';
import { verifyJwtSync } from 'aws-jwt-verify/jwt-verifier';
import { assertProof, ProofError } from './proof-error.ts';

export type TokenHeader = JwtHeader & { kid: string };
export type TokenClaims = JwtPayload;

/** The load balancer's and the user pool's. Nothing in a token chooses how it is checked. */
export type Algorithm = 'ES256' | 'RS256';

/** Parameters by which a token would bring its own key or its own rules (RFC 7515, section 4.1; RFC 7797). */
const foreignParameters = ['b64', 'crit', 'jku', 'jwk', 'x5c', 'x5u'];

/** The JOSE header, with a kid to look up. Worth nothing until `signedClaims` has passed. */
export function unverifiedHeader(token: string, algorithm: Algorithm): TokenHeader {
  const header = headerOf(token);
  const { alg, kid } = header;
  assertProof(alg === algorithm && typeof kid === 'string', 'malformed-token');
  assertProof(!foreignParameters.some(name => Object.hasOwn(header, name)), 'malformed-token');
  return { ...header, kid };
}

/**
 * The payload, once the signature over it and over the header holds. `key` names the only algorithm it is for.
 *
 * Of aws-jwt-verify only these parts are used, and who signed for whom until when is judged in pair.ts. Its verifier
 * classes overlook a load balancer's token without expiry, or whose expiry or issuer is wrong in the JOSE header, and
 * foreign parameters; they refuse a genuine one whose payload names no issuer; they have a clock of their own, no
 * bound on fetches for invented kids, and keep a key per *unverified* issuer for ever. The pool's address cannot be
 * given to `CognitoJwtVerifier`, which the preview needs.
 */
export function signedClaims(token: string, key: Jwk): TokenClaims {
  try {
    // Without limit, because the library would ask its own clock about the payload's `exp`: pair.ts does.
    return verifyJwtSync(token, key, { issuer: null, audience: null, graceSeconds: Number.POSITIVE_INFINITY });
  } catch {
    throw new ProofError('wrong-signature'); // nothing else is left to fail: form and algorithm have been seen
  }
}

/** Refuses a payload too that is no object, or has claims of types that RFC 7519 forbids: neither signer writes such. */
function headerOf(token: string): JwtHeader {
  assertProof(token.split('.').every(isCanonical), 'malformed-token');
  try {
    return decomposeUnverifiedJwt(token).header;
  } catch {
    throw new ProofError('malformed-token');
  }
}

/**
 * Whether the text is the one encoding of its bytes: base64's last letter may carry unused bits, and the library would
 * take them. Padding is right or absent: the load balancer pads its tokens, although RFC 7515 forbids it.
 */
function isCanonical(part: string): boolean {
  const unpadded = Buffer.from(part, 'base64url').toString('base64url');
  return part === unpadded || part === unpadded.padEnd(Math.ceil(unpadded.length / 4) * 4, '=');
}

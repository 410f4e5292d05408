import type { PublicKeys } from './key-servers.ts';
import { isText, type VerifiedPerson, verifiedPerson } from './person.ts';
import { assertProof, ProofError } from './proof-error.ts';
import { signedClaims, type TokenClaims, type TokenHeader, unverifiedHeader } from './signature.ts';

/** The only load balancer, client and pool whose word is taken. */
export interface TrustedIssuers {
  loadBalancerArn: string;
  clientId: string;
  /** `https://cognito-idp.<region>.amazonaws.com/<poolId>` */
  issuer: string;
}

/** Who is asking, what their access token says about apps, and until when that holds. */
export interface Proof {
  person: VerifiedPerson;
  /** The app it opens. */
  app: unknown;
  /** Whether it opens the portal. */
  portal: unknown;
  /** Why it opens none: a reason code of src/access/decide.ts. */
  refused: unknown;
  /** Seconds since 1970. Past ones are for the caller to refuse: it must look at each use anyway. */
  expires: number;
}

/** Both tokens must be genuine, meant for this app's client, and about one person. Throws `Refused`. */
export async function verifyPair(
  trusted: TrustedIssuers,
  keys: PublicKeys,
  data: string,
  accessToken: string,
): Promise<Proof> {
  // The access token first, so that only its holders can cause a fetch of a load balancer key.
  const access = await accessClaims(trusted, keys, accessToken);
  const [header, userInfo] = await loadBalancerClaims(trusted, keys, data);
  const { sub } = access;
  assertProof(isText(sub) && sub === userInfo.sub, 'subjects-differ');
  // The load balancer's own expiry is in the JOSE header; where the payload has one, it binds too.
  const expiries = [
    expiryOf(access),
    expiryOf(header),
    ...(Object.hasOwn(userInfo, 'exp') ? [expiryOf(userInfo)] : []),
  ];
  return {
    person: verifiedPerson(sub, userInfo, access),
    app: access.streamgate_app,
    portal: access.streamgate_portal,
    refused: access.streamgate_refused,
    expires: Math.min(...expiries),
  };
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html */
async function accessClaims(
  { issuer, clientId }: TrustedIssuers,
  { pool }: PublicKeys,
  token: string,
): Promise<TokenClaims> {
  const { kid } = unverifiedHeader(token, 'RS256');
  const claims = signedClaims(token, await pool(kid));
  assertProof(claims.iss === issuer, 'wrong-issuer');
  assertProof(claims.token_use === 'access', 'wrong-use');
  assertProof(claims.client_id === clientId, 'wrong-client');
  return claims;
}

/**
 * The signer matters most: the key server serves every load balancer of the region, anybody's.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html
 */
async function loadBalancerClaims(
  { loadBalancerArn, clientId, issuer }: TrustedIssuers,
  { loadBalancer }: PublicKeys,
  token: string,
): Promise<[TokenHeader, TokenClaims]> {
  const header = unverifiedHeader(token, 'ES256');
  assertProof(header.signer === loadBalancerArn, 'wrong-signer');
  assertProof(header.client === clientId, 'wrong-client');
  assertProof(header.iss === issuer, 'wrong-issuer');
  const claims = signedClaims(token, await loadBalancer(header.kid));
  assertProof(!Object.hasOwn(claims, 'iss') || claims.iss === issuer, 'wrong-issuer');
  return [header, claims];
}

function expiryOf({ exp }: TokenHeader | TokenClaims): number {
  if (typeof exp === 'number' && Number.isSafeInteger(exp)) return exp;
  throw new ProofError('no-expiry'); // NaN would never be in the past
}

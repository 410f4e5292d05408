import { normalAddress } from '../../kit/address.ts';
import type { TokenClaims } from './signature.ts';

/** The person behind a request, made of verified claims only. */
export interface VerifiedPerson {
  sub: string;
  /** What the pool calls them. */
  username: string;
  email?: string;
  name?: string;
  /** Sorted. */
  groups: readonly string[];
}

/**
 * Groups come from the access token: the load balancer's claims, those of userInfo, have none.
 * An email that is not verified or not readable is withheld, because it may be somebody else's. userInfo spells the flag as a string:
 * https://docs.aws.amazon.com/cognito/latest/developerguide/userinfo-endpoint.html
 */
export function verifiedPerson(sub: string, userInfo: TokenClaims, access: TokenClaims): VerifiedPerson {
  const { email, name, email_verified } = userInfo;
  const groups = access['cognito:groups'];
  const isVerified = email_verified === true || email_verified === 'true';
  return {
    sub,
    username: isText(access.username) ? access.username : sub,
    ...(isVerified && isText(email) && normalAddress(email) !== undefined && { email }),
    ...(isText(name) && { name }),
    groups: Array.isArray(groups) ? groups.filter(isText).toSorted() : [],
  };
}

/** A claim that is a text and says something. Half a character, which JSON can hold, is not a text. */
export const isText = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.isWellFormed();

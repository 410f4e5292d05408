import type { Claims } from './signature.ts';

/** The person behind a request, made of verified claims only. */
export interface VerifiedPerson {
  sub: string;
  email?: string;
  name?: string;
  /** Sorted. */
  groups: readonly string[];
}

/**
 * Groups come from the access token: the load balancer's claims, those of userInfo, have none.
 * An unverified e-mail is withheld, because it may be somebody else's. userInfo spells the flag as a string:
 * https://docs.aws.amazon.com/cognito/latest/developerguide/userinfo-endpoint.html
 */
export function personOf(sub: string, userInfo: Claims, access: Claims): VerifiedPerson {
  const { email, name, email_verified } = userInfo;
  const groups = access['cognito:groups'];
  return {
    sub,
    ...((email_verified === true || email_verified === 'true') && isText(email) && { email }),
    ...(isText(name) && { name }),
    groups: Array.isArray(groups) ? groups.filter(isText).toSorted() : [],
  };
}

export const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

import { match } from './match.ts';
import type { Person } from './person.ts';
import type { Policy, Rule } from './policy.ts';

/** Why somebody may or may not enter. The codes are part of the access token, of logs and of commands. */
export type AccessReason =
  | 'everyone-invited'
  | 'allowed'
  | 'denied'
  | 'not-allowed'
  | 'email-unverified'
  | 'access-ended'
  | 'no-policy';

export interface AccessDecision {
  allowed: boolean;
  reason: AccessReason;
  /** The rule that settled it, where one did. */
  rule?: Rule;
  /** Rules of which any one would have let this person in, were it not for their absence. */
  missing?: readonly Rule[];
}

/**
 * Whether `person` may enter an app with `policy` on the day `today` (`YYYY-MM-DD`, UTC): the only place that says so.
 * Fails closed: no one is in unless a rule says so, a deny rule that cannot be checked counts as one that matches, and an
 * unreadable last day has passed.
 */
export function decide(policy: Policy | undefined, person: Person, today: string): AccessDecision {
  if (hasEnded(person.until, today)) return { allowed: false, reason: 'access-ended' };
  if (policy === undefined) return { allowed: false, reason: 'no-policy' };
  if (policy === 'everyoneInvited') return { allowed: true, reason: 'everyone-invited' };
  const deny = policy.deny ?? [];
  const denied = deny.find(rule => match(rule, person) === 'yes');
  if (denied) return { allowed: false, reason: 'denied', rule: denied };
  const uncertain = deny.find(rule => match(rule, person) === 'unknown');
  if (uncertain) return { allowed: false, reason: 'email-unverified', rule: uncertain };
  const allowed = policy.allow.find(rule => match(rule, person) === 'yes');
  if (allowed) return { allowed: true, reason: 'allowed', rule: allowed };
  const couldBe = policy.allow.find(rule => match(rule, { ...person, emailVerified: true }) === 'yes');
  if (couldBe) return { allowed: false, reason: 'email-unverified', rule: couldBe };
  return { allowed: false, reason: 'not-allowed', missing: policy.allow };
}

function hasEnded(until: string | undefined, today: string): boolean {
  if (until === undefined || until === '') return false;
  return typeof until !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(until) || until < today;
}

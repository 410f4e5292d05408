import type { Person } from './person.ts';
import type { Policy, Rule } from './policy.ts';

/** Why somebody may or may not enter. */
export type AccessReason = 'everyone-invited' | 'allowed' | 'denied' | 'not-allowed' | 'access-ended';

export interface AccessDecision {
  allowed: boolean;
  reason: AccessReason;
  /** The rule that settled it, where one did. */
  rule?: Rule;
}

/**
 * Whether `person` may enter an app with `policy` on the day `today` (`YYYY-MM-DD`, UTC).
 * Fails closed: nobody is in unless a rule says so, and an unreadable end date has passed.
 */
export function decide(policy: Policy, person: Person, today: string): AccessDecision {
  if (hasEnded(person.until, today)) return { allowed: false, reason: 'access-ended' };
  if (policy === 'everyoneInvited') return { allowed: true, reason: 'everyone-invited' };
  const denied = policy.deny?.find(rule => names(rule, person));
  if (denied) return { allowed: false, reason: 'denied', rule: denied };
  const allowed = policy.allow.find(rule => names(rule, person));
  if (allowed) return { allowed: true, reason: 'allowed', rule: allowed };
  return { allowed: false, reason: 'not-allowed' };
}

function hasEnded(until: string | undefined, today: string): boolean {
  if (until === undefined || until === '') return false;
  return !/^\d{4}-\d{2}-\d{2}$/.test(until) || until < today;
}

function names(rule: Rule, person: Person): boolean {
  if ('group' in rule) return person.groups.includes(rule.group);
  if (!person.emailVerified || person.email === undefined) return false;
  if ('email' in rule) return person.email.toLowerCase() === rule.email.toLowerCase();
  return domainOf(person.email) === asDomain(rule.emailDomain);
}

/** An address with more than one @ is taken to have no domain: which part is the host is then a matter of opinion. */
function domainOf(email: string): string | undefined {
  const [local, host, ...more] = email.split('@');
  return local && host && more.length === 0 ? asDomain(host) : undefined;
}

/** The name as the DNS sees it (IDNA), so that look-alike letters stay different names; undefined if it is none. */
function asDomain(host: string): string | undefined {
  if (!/^[^\s/?#:@\\[\]%]+$/.test(host)) return undefined;
  const url = URL.parse(`http://${host}`);
  return url === null || url.hostname.endsWith('.') ? undefined : url.hostname;
}

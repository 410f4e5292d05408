import { domainOf, normalAddress } from '../kit/address.ts';
import { mailDomain } from '../kit/domain-name.ts';
import type { Person } from './person.ts';
import type { Rule } from './policy.ts';

/** `unknown`: the rule names addresses, and the person's is missing, not verified or unreadable, so the two cannot be compared. */
export type Match = 'yes' | 'no' | 'unknown';

/** Whether a rule names a person. An address that is not verified may be somebody else's, so it never matches. */
export function match(rule: Rule, person: Person): Match {
  if ('group' in rule) return asMatch(Array.isArray(person.groups) && person.groups.includes(rule.group));
  const address = person.emailVerified === true ? normalAddress(person.email) : undefined;
  const named = 'email' in rule ? normalAddress(rule.email) : mailDomain(rule.emailDomain);
  if (address === undefined || named === undefined) return 'unknown';
  return asMatch(named === ('email' in rule ? address : domainOf(address)));
}

const asMatch = (isNamed: boolean): Match => (isNamed ? 'yes' : 'no');

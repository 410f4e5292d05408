import type { Person } from './person.ts';
import type { Rule } from './policy.ts';

/** Whether a rule names somebody. An address that is not verified is nobody's, and matches no rule. */
export function matches(rule: Rule, person: Person): boolean {
  if ('group' in rule) return person.groups.includes(rule.group);
  if (!person.emailVerified || person.email === undefined) return false;
  if ('email' in rule) return person.email.toLowerCase() === rule.email.toLowerCase();
  const domain = domainOf(person.email);
  return domain !== undefined && domain === asDomain(rule.emailDomain);
}

/** An address with more than one @ is taken to have no domain: which part is the host is then a matter of opinion. */
function domainOf(email: string): string | undefined {
  const [local, host, ...more] = email.split('@');
  return local && host && more.length === 0 ? asDomain(host) : undefined;
}

/**
 * A domain as the DNS sees it (UTS 46, by the WHATWG's URL): upper case and ü become what they stand for, look-alike
 * letters stay different names. Undefined for what is no domain, such as one with a trailing dot.
 */
export function asDomain(host: string): string | undefined {
  if (!/^[^\s/?#:@\\[\]%]+$/.test(host)) return undefined;
  const url = URL.parse(`http://${host}`);
  return url === null || url.hostname.endsWith('.') ? undefined : url.hostname;
}

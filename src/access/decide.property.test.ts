import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decide } from './decide.ts';
import type { Person } from './person.ts';
import type { Policy, Rule } from './policy.ts';

/** Small worlds, so that people and rules meet often. */
const groups = ['admins', 'finance', 'legal'];
const locals = ['ana', 'bo', 'ANA'];
const hosts = [
  'acme.com',
  'ACME.com',
  'evilacme.com',
  'acme.com.evil.io',
  'mail.acme.com',
  'xn--bcher-kva.de',
  'bücher.de',
  'аcme.com',
];
const days = ['2026-11-22', '2026-11-23', '2026-11-24', '', 'soon'];
const today = '2026-11-23';

const email = fc.tuple(fc.constantFrom(...locals), fc.constantFrom(...hosts)).map(parts => parts.join('@'));
const rule: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({ group: fc.constantFrom(...groups) }),
  fc.record({ email }),
  fc.record({ emailDomain: fc.constantFrom(...hosts) }),
);
const rules = fc.array(rule, { maxLength: 4 });
const policy: fc.Arbitrary<Policy | undefined> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ allow: rules, deny: rules }, { requiredKeys: ['allow'] }) },
  fc.constant('everyoneInvited' as const),
  fc.constant(undefined),
);
const person: fc.Arbitrary<Person> = fc.record(
  { email, emailVerified: fc.boolean(), groups: fc.subarray(groups), until: fc.constantFrom(...days) },
  { requiredKeys: ['emailVerified', 'groups'] },
);

/** What a name in `hosts` or a rule stands for in the DNS, by a table instead of an algorithm. */
const dns: Record<string, string> = {
  'ACME.com': 'acme.com',
  'bücher.de': 'xn--bcher-kva.de',
  'аcme.com': 'xn--cme-5cd.com',
};
const canonical = (host: string) => dns[host] ?? host;
const hostOf = (address: string) => address.slice(address.indexOf('@') + 1);
const spelt = (address: string) =>
  `${address.slice(0, address.indexOf('@')).toLowerCase()}@${canonical(hostOf(address))}`;

/** The same question answered another way: everything a person can be called, against everything the lists call for. */
function oracle(asked: Policy | undefined, who: Person): boolean {
  const names = new Set(who.groups.map(group => `group ${group}`));
  if (who.emailVerified && who.email) {
    names.add(`email ${spelt(who.email)}`);
    names.add(`domain ${canonical(hostOf(who.email))}`);
  }
  const called = (list: readonly Rule[] = []) =>
    list
      .map(named => {
        if ('group' in named) return `group ${named.group}`;
        return 'email' in named ? `email ${spelt(named.email)}` : `domain ${canonical(named.emailDomain)}`;
      })
      .some(name => names.has(name));
  const here = !who.until || (who.until !== 'soon' && who.until !== '2026-11-22');
  if (!here || asked === undefined) return false;
  if (asked === 'everyoneInvited') return true;
  const hasAddress = who.emailVerified && who.email !== undefined;
  const isUncertain = !hasAddress && (asked.deny ?? []).some(named => !('group' in named));
  return called(asked.allow) && !called(asked.deny) && !isUncertain;
}

test('100,000 times, decide and the oracle agree', () => {
  let entered = 0;
  fc.assert(
    fc.property(policy, person, (asked, who) => {
      const { allowed } = decide(asked, who, today);
      if (allowed) entered++;
      expect(allowed).toBe(oracle(asked, who));
    }),
    { numRuns: 100_000 },
  );
  expect(entered).toBeGreaterThan(10_000);
});

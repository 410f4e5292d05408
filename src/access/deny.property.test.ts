import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decide } from './decide.ts';
import type { Person } from './person.ts';
import type { Policy, Rule } from './policy.ts';

const table: { given: string; normal: string | null }[] = JSON.parse(
  readFileSync(new URL('../kit/fakes/addresses.json', import.meta.url), 'utf8'),
);
const today = '2026-11-23';
const spellings = table.map(({ given }) => given);
const readable = table.flatMap(({ given, normal }) => (normal === null ? [] : [given]));

/** What is in a token or in the pool, whatever its type says. */
const claim = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...spellings) },
  fc.string({ unit: 'binary' }),
  fc.constantFrom<unknown>(null, 0, 5, true, [], ['ana@acme.com'], {}, { email: 'ana@acme.com' }),
);
const person = fc.record(
  { email: claim, emailVerified: fc.boolean(), groups: fc.subarray(['finance', 'legal']), until: fc.constant('') },
  { requiredKeys: ['emailVerified', 'groups'] },
) as fc.Arbitrary<Person>;

const hostOf = (address: string) => address.slice(address.indexOf('@') + 1);
const addressRule: fc.Arbitrary<Rule> = fc.oneof(
  fc.constantFrom(...readable).map(email => ({ email })),
  fc.constantFrom(...readable).map(address => ({ emailDomain: hostOf(address) })),
);
const rule = fc.oneof(fc.constantFrom<Rule>({ group: 'finance' }, { group: 'legal' }), addressRule);
const rules = fc.array(rule, { maxLength: 3 });
const lists = fc.record({ allow: rules, deny: rules });

test('a deny rule that is added never lets anyone in', () => {
  let refused = 0;
  fc.assert(
    fc.property(lists, rules, person, ({ allow, deny }, more, who) => {
      const before = decide({ allow, deny }, who, today).allowed;
      const after = decide({ allow, deny: [...deny, ...more] }, who, today).allowed;
      if (before && !after) refused++;
      expect(before || !after).toBe(true);
    }),
    { numRuns: 5_000 },
  );
  expect(refused).toBeGreaterThan(50);
});

test('nobody passes a deny rule that names addresses without an address that can be compared with it', () => {
  const withGroup = fc.record({ who: person, deny: fc.array(addressRule, { minLength: 1, maxLength: 3 }) });
  let unreadable = 0;
  fc.assert(
    fc.property(withGroup, ({ who, deny }) => {
      const isKnown = who.emailVerified && table.some(({ given, normal }) => normal !== null && given === who.email);
      fc.pre(!isKnown && !/^[\w.]+@\w+\.\w+$/.test(String(who.email)));
      unreadable++;
      const policy: Policy = { allow: [{ group: 'finance' }], deny };
      expect(decide(policy, { ...who, groups: ['finance'] }, today)).toMatchObject({
        allowed: false,
        reason: 'email-unverified',
        rule: deny[0],
      });
    }),
    { numRuns: 5_000 },
  );
  expect(unreadable).toBeGreaterThan(1_000);
});

test('the same person gets the same answer in any spelling, whatever spelling the rules have', () => {
  const byNormal = Map.groupBy(
    table.filter(({ normal }) => normal !== null),
    ({ normal }) => normal,
  );
  const pairs = [...byNormal.values()].flatMap(same =>
    same.flatMap(one => same.map(other => [one.given, other.given] as const)),
  );
  const cased = fc.tuple(fc.constantFrom(...pairs), fc.boolean()).map(([[one, other], isUpper]) => {
    const [local = '', host = ''] = other.split('@');
    return [one, isUpper ? `${local.toUpperCase()}@${host}` : `${local.normalize('NFD')}@${host.normalize('NFD')}`];
  });
  fc.assert(
    fc.property(lists, cased, fc.subarray(['finance', 'legal']), (policy, [one = '', other = ''], groups) => {
      const answer = (email: string) => decide(policy, { email, emailVerified: true, groups }, today);
      expect(answer(other)).toEqual(answer(one));
    }),
    { numRuns: 5_000 },
  );
});

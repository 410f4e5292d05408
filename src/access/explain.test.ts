import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type AccessReason, decide } from './decide.ts';
import { accessSentence, explain, ruleText } from './explain.ts';
import type { Person } from './person.ts';
import type { Policy, Rule } from './policy.ts';

const today = '2026-11-23';
const addresses = ['ana@acme.com', 'bo@other.org'];

const rule: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({ group: fc.constantFrom('admins', 'finance') }),
  fc.record({ email: fc.constantFrom(...addresses) }),
  fc.record({ emailDomain: fc.constantFrom('acme.com', 'other.org') }),
);
const rules = fc.array(rule, { maxLength: 3 });
const policy: fc.Arbitrary<Policy | undefined> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ allow: rules, deny: rules }, { requiredKeys: ['allow'] }) },
  fc.constant('everyoneInvited' as const),
  fc.constant(undefined),
);
const person: fc.Arbitrary<Person> = fc.record(
  {
    email: fc.constantFrom(...addresses),
    emailVerified: fc.boolean(),
    groups: fc.subarray(['admins', 'finance']),
    until: fc.constantFrom('2026-11-22', '2026-11-23', '', 'soon'),
  },
  { requiredKeys: ['emailVerified', 'groups'] },
);

test('the last step is the decision, and the steps before it agree with it', () => {
  const seen = new Set<AccessReason>();
  fc.assert(
    fc.property(policy, person, (asked, who) => {
      const decision = decide(asked, who, today);
      seen.add(decision.reason);
      const steps = explain(asked, who, today);
      expect(steps.at(-1)).toEqual({ step: 'decision', ...decision });

      const [end] = steps;
      const matched = (list: 'deny' | 'allow') => steps.some(step => step.step === list && step.matched);
      const isUncertain = steps.some(step => step.step === 'deny' && step.unknown);
      const open = end?.step === 'end-date' && !end.passed && !matched('deny') && !isUncertain && matched('allow');
      expect(open).toBe(decision.allowed);
    }),
    { numRuns: 10_000 },
  );
  expect(seen.size).toBe(7);
});

test('every rule is shown in the order in which it is asked', () => {
  const lists: Policy = {
    allow: [{ group: 'finance' }, { emailDomain: 'acme.com' }],
    deny: [{ email: 'bo@acme.com' }],
  };
  expect(explain(lists, { email: 'bo@acme.com', emailVerified: false, groups: ['finance'] }, today)).toEqual([
    { step: 'end-date', passed: false },
    { step: 'deny', rule: { email: 'bo@acme.com' }, matched: false, matchedIfVerified: true, unknown: true },
    { step: 'allow', rule: { group: 'finance' }, matched: true, matchedIfVerified: true, unknown: false },
    { step: 'allow', rule: { emailDomain: 'acme.com' }, matched: false, matchedIfVerified: true, unknown: true },
    { step: 'decision', allowed: false, reason: 'email-unverified', rule: { email: 'bo@acme.com' } },
  ]);
});

test('rules and decisions in words', () => {
  expect(ruleText({ emailDomain: 'acme.com' })).toBe('domain acme.com');
  expect(accessSentence({ allowed: true, reason: 'allowed', rule: { group: 'finance' } })).toBe(
    'An allow rule matches: group finance.',
  );
  expect(accessSentence({ allowed: false, reason: 'not-allowed', missing: [] })).toBe(
    'No allow rule matches this person.',
  );
});

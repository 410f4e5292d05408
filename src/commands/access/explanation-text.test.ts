import { expect, test } from '@jest/globals';
import { decide } from '../../access/decide.ts';
import { accessSentence, explain } from '../../access/explain.ts';
import type { Policy } from '../../access/policy.ts';
import { accessExplanationText } from './explanation-text.ts';
import { waysToChange } from './ways-to-change.ts';

const on = '2026-11-23';
const lists: Policy = {
  allow: [{ group: 'finance' }, { emailDomain: 'acme.com' }],
  deny: [{ email: 'bo@acme.com' }],
};

/** What is said of Ana at an app with this policy. */
function said(policy: Policy | undefined, more: { emailVerified?: boolean; until?: string; groups?: string[] } = {}) {
  const person = { email: 'ana@acme.com', emailVerified: true, groups: [], ...more };
  const decision = decide(policy, person, on);
  return accessExplanationText({
    stage: 'prod',
    app: 'sales',
    on,
    person,
    steps: explain(policy, person, on),
    decision,
    sentence: accessSentence(decision),
    change: waysToChange(decision, { app: 'sales', email: person.email }),
    countsWithinMinutes: 15,
  });
}

test('an unverified address, from top to bottom', () => {
  expect(said(lists, { emailVerified: false, until: '2026-12-31' })).toBe(
    `
ana@acme.com (not verified; in no group)
at sales, stage prod, on 2026-11-23

  end date  2026-12-31           not over
  deny      address bo@acme.com  cannot be checked: no verified, readable address
  allow     group finance        does not match
  allow     domain acme.com      cannot be checked: no verified, readable address

No access (email-unverified). The email address is missing, not verified or unreadable, so a rule cannot be checked: address bo@acme.com.

To change it:
  - In the user pool, set a readable email address, and set email_verified to true once you have confirmed that it is theirs.
Takes effect at the next sign-in or token refresh: within 15 minutes.
`.trim(),
  );
});

test('what is missing, and that nothing is', () => {
  expect(said({ allow: [{ group: 'finance' }, { email: 'bo@acme.com' }] })).toContain(
    'Missing: group finance, or address bo@acme.com',
  );
  expect(said({ allow: [] })).toContain('Missing: a rule (the allow list is empty)');
  expect(said(lists)).not.toContain('Missing');
});

test.each<[reason: string, text: string, way: string]>([
  ['everyone-invited', said('everyoneInvited'), 'Disable the account.'],
  ['allowed', said({ allow: [{ group: 'x' }] }, { groups: ['x'] }), 'Remove this person from the group x.'],
  [
    'denied',
    said({ allow: [], deny: [{ email: 'ana@acme.com' }] }),
    'remove "address ana@acme.com" from apps.sales.policy.deny',
  ],
  ['not-allowed', said({ allow: [{ group: 'x' }] }), 'Add this person to the group x.'],
  ['access-ended', said(lists, { until: '2026-11-22' }), 'set custom:until to a later day'],
  ['no-policy', said(undefined), 'give apps.sales a policy'],
])('%s can be changed', (reason, text, way) => {
  expect(text).toContain(`(${reason})`);
  expect(text).toContain(way);
});

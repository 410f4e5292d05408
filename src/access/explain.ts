import { type AccessDecision, type AccessReason, decide } from './decide.ts';
import { match } from './match.ts';
import type { Person } from './person.ts';
import type { Policy, Rule } from './policy.ts';

/** One thing a decision looks at. */
export type ExplanationStep =
  /** The last day of access, where there is one. Once it has passed, nothing below counts. */
  | { step: 'end-date'; until?: string; passed: boolean }
  /** A rule of the list that is asked first and wins, or of the one that is asked then. */
  | {
      step: 'deny' | 'allow';
      rule: Rule | 'everyoneInvited';
      matched: boolean;
      /** Whether it would match if the person's address were verified. */
      matchedIfVerified: boolean;
      /** Whether the rule names addresses and the person's is missing, not verified or unreadable. In `deny` that refuses. */
      unknown: boolean;
    }
  | ({ step: 'decision' } & AccessDecision);

/**
 * What `decide` looks at, in its order, and last what it says. All rules are shown, also those after the one that
 * settled it: whoever asks why often wants to know what comes next. Decides nothing itself.
 */
export function explain(
  policy: Policy | undefined,
  person: Person,
  today: string,
): [...ExplanationStep[], ExplanationStep] {
  const { until } = person;
  // That policy has no other reason to refuse anybody.
  const passed = !decide('everyoneInvited', person, today).allowed;
  return [
    { step: 'end-date', ...(until === undefined ? {} : { until }), passed },
    ...rulesOf(policy, person),
    { step: 'decision', ...decide(policy, person, today) },
  ];
}

function rulesOf(policy: Policy | undefined, person: Person): ExplanationStep[] {
  if (policy === undefined) return [];
  if (policy === 'everyoneInvited')
    return [{ step: 'allow', rule: policy, matched: true, matchedIfVerified: true, unknown: false }];
  const verified = { ...person, emailVerified: true };
  const asked = (step: 'deny' | 'allow') => (rule: Rule) => {
    const found = match(rule, person);
    const matchedIfVerified = match(rule, verified) === 'yes';
    return { step, rule, matched: found === 'yes', matchedIfVerified, unknown: found === 'unknown' };
  };
  return [...(policy.deny ?? []).map(asked('deny')), ...policy.allow.map(asked('allow'))];
}

/** A rule in words, such as `group finance`. */
export function ruleText(rule: Rule | 'everyoneInvited'): string {
  if (rule === 'everyoneInvited') return 'everyone with an account';
  if ('group' in rule) return `group ${rule.group}`;
  return 'email' in rule ? `address ${rule.email}` : `domain ${rule.emailDomain}`;
}

const sentences: Record<AccessReason, (rule: string) => string> = {
  'everyone-invited': () => 'Everyone with an account has access.',
  allowed: rule => `An allow rule matches: ${rule}.`,
  denied: rule => `A deny rule matches: ${rule}. Deny overrides allow.`,
  'not-allowed': () => 'No allow rule matches this person.',
  'email-unverified': rule =>
    `The email address is missing, not verified or unreadable, so a rule cannot be checked: ${rule}.`,
  'access-ended': () => 'The last day of access has passed.',
  'no-policy': () => 'The app has no access policy, so no one has access.',
};

/** A decision's reason as one plain sentence. */
export const accessSentence = ({ reason, rule }: AccessDecision): string =>
  sentences[reason](rule ? ruleText(rule) : '');

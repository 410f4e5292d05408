import type { AccessDecision } from '../../access/decide.ts';
import { ruleText } from '../../access/explain.ts';

/** What would turn a decision round: each line is a way of its own, in the pool or in the settings. */
export function waysToChange(
  { reason, rule, missing = [] }: AccessDecision,
  { app, email }: { app: string; email: string },
): string[] {
  const policy = `apps.${app}.policy`;
  const edit = (what: string) => `In config/stages.ts, ${what}, and deploy.`;
  const leaveOrEdit = (list: 'allow' | 'deny') => [
    ...(rule && 'group' in rule ? [`Remove this person from the group ${rule.group}.`] : []),
    edit(`remove "${rule ? ruleText(rule) : ''}" from ${policy}.${list}`),
  ];
  switch (reason) {
    case 'everyone-invited':
      return ['Disable the account.', edit(`replace ${policy} with allow and deny rules`)];
    case 'allowed':
      return [...leaveOrEdit('allow'), edit(`add { email: '${email}' } to ${policy}.deny`)];
    case 'denied':
      return leaveOrEdit('deny');
    case 'not-allowed':
      return [
        ...missing.flatMap(one => ('group' in one ? [`Add this person to the group ${one.group}.`] : [])),
        edit(`add { email: '${email}' } to ${policy}.allow`),
      ];
    case 'email-unverified':
      return [
        'In the user pool, set a readable email address, and set email_verified to true once you have confirmed that it is theirs.',
      ];
    case 'access-ended':
      return ['In the user pool, set custom:until to a later day, or remove it.'];
    case 'no-policy':
      return [edit(`give apps.${app} a policy`)];
  }
}

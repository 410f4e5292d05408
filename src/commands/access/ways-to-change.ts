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
    ...(rule && 'group' in rule ? [`Take them out of the group ${rule.group}.`] : []),
    edit(`take "${rule ? ruleText(rule) : ''}" out of ${policy}.${list}`),
  ];
  switch (reason) {
    case 'everyone-invited':
      return ['Disable the account.', edit(`replace ${policy} by lists of whom to allow and deny`)];
    case 'allowed':
      return [...leaveOrEdit('allow'), edit(`add { email: '${email}' } to ${policy}.deny`)];
    case 'denied':
      return leaveOrEdit('deny');
    case 'not-allowed':
      return [
        ...missing.flatMap(one => ('group' in one ? [`Put them into the group ${one.group}.`] : [])),
        edit(`add { email: '${email}' } to ${policy}.allow`),
      ];
    case 'email-unverified':
      return [
        'In the pool, give them an address that can be read, and set email_verified to true once you know that it is theirs.',
      ];
    case 'access-ended':
      return ['Set custom:until to a later day in the pool, or take it away.'];
    case 'no-policy':
      return [edit(`give apps.${app} a policy`)];
  }
}

import type { Rule, RuleCondition } from '@aws-sdk/client-elastic-load-balancing-v2';

/** A host's rule for whatever no other of its rules is for. Throws unless there is exactly one. */
export function pageRule(rules: readonly Rule[], host: string): Rule {
  const [rule, ...more] = rules.filter(({ Conditions = [] }) => isPageOf(Conditions, host));
  if (rule && more.length === 0) return rule;
  throw new Error(
    `The listener has ${rule ? more.length + 1 : 0} rules for ${host} and every path; expected one. Deploy again.`,
  );
}

/** Exactly these two conditions: a third one would make it a rule for some visitors only. */
const isPageOf = (conditions: readonly RuleCondition[], host: string) =>
  conditions.length === 2 &&
  conditions.some(condition => condition.Field === 'host-header' && isOnly(condition, host)) &&
  conditions.some(condition => condition.Field === 'path-pattern' && isOnly(condition, '/*'));

/** The API says a condition's values in two ways. */
function isOnly({ Values, HostHeaderConfig, PathPatternConfig }: RuleCondition, value: string): boolean {
  const [first, ...more] = HostHeaderConfig?.Values ?? PathPatternConfig?.Values ?? Values ?? [];
  return first === value && more.length === 0;
}

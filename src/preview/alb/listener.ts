import type { ListenerDescription } from './ports.ts';
import { type ListenerRule, readRule, readRules } from './rules.ts';
import { readTargetGroup } from './target-group.ts';

/** A deployed listener, ready to be served. */
export interface Listener {
  /** Signs identities: the `signer` of every x-amzn-oidc-data. */
  loadBalancerArn: string;
  /** In the order in which they are evaluated. */
  rules: readonly ListenerRule[];
  /** For requests that no rule matches. */
  defaultRule: ListenerRule;
}

/** Throws on anything that the preview could not serve as AWS does. */
export function readListener({ loadBalancerArn, defaultActions, rules, targetGroups }: ListenerDescription): Listener {
  const groups = new Map(targetGroups.map(described => [described.arn, readTargetGroup(described)]));
  return { loadBalancerArn, rules: readRules(rules, groups), defaultRule: readRule([], defaultActions, groups) };
}

import { type Login, type RoutingAction, readActions } from './actions.ts';
import { type Condition, readCondition } from './conditions.ts';
import type { ActionDescription, RuleDescription } from './ports.ts';
import type { TargetGroup } from './target-group.ts';
import type { VisitorRequest } from './visitor-request.ts';

export interface ListenerRule {
  conditions: readonly Condition[];
  /** Comes before the routing. Undefined: the rule has no login. */
  login: Login | undefined;
  routing: RoutingAction;
}

/** The first matching rule; undefined when the listener's default applies. */
export const matchRule = (rules: readonly ListenerRule[], request: VisitorRequest) =>
  rules.find(({ conditions }) => conditions.every(condition => condition(request)));

/** The rules in order of evaluation, without the default one. */
export const readRules = (described: readonly RuleDescription[], groups: ReadonlyMap<string, TargetGroup>) =>
  described
    .filter(({ IsDefault, Priority }) => !IsDefault && Priority !== 'default')
    .sort((one, other) => Number(one.Priority) - Number(other.Priority))
    .map(({ Conditions = [], Actions = [] }) => readRule(Conditions.map(readCondition), Actions, groups));

export const readRule = (
  conditions: readonly Condition[],
  actions: readonly ActionDescription[],
  groups: ReadonlyMap<string, TargetGroup>,
): ListenerRule => ({ conditions, ...readActions(actions, groups) });

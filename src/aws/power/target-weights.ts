import type { Action, TargetGroupTuple } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Route } from '../../power/observation.ts';

/** A page rule that is not what the template makes of one, or whose login is not what was sent. */
export class LoginAtRisk extends Error {
  override readonly name = 'LoginAtRisk';
}

/**
 * The whole action list to send so that visitors get to the app or to the waiting page. AWS takes no part of a list, and a
 * list without the login would publish the app: the login action is the very one that was read, and of the forward only
 * the weights are others. Throws `LoginAtRisk` on any list but a login followed by a forward to two groups.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyRule.html
 */
export function setTargetWeights(actions: readonly Action[], wakeTargets: string, to: 'app' | 'wake'): Action[] {
  const read = readPageActions(actions, wakeTargets);
  if (typeof read === 'string') {
    const expected = 'expected a login, then a forward to the app and the waiting page';
    throw new LoginAtRisk(`The page rule stays as it is: ${read}; ${expected}. Deploy again.`);
  }
  const { login, forward, groups } = read;
  const weighed = groups.map(group => ({ ...group, Weight: isWake(group, wakeTargets) === (to === 'wake') ? 1 : 0 }));
  return [login, { ...forward, ForwardConfig: { ...forward.ForwardConfig, TargetGroups: weighed } }];
}

/** Where the rule sends visitors now. */
export function routeOf(actions: readonly Action[], wakeTargets: string): Route {
  const read = readPageActions(actions, wakeTargets);
  if (typeof read === 'string') return 'other';
  const open = read.groups.filter(({ Weight }) => Weight !== 0);
  const [only] = open;
  if (!only || open.length > 1) return 'other';
  return isWake(only, wakeTargets) ? 'wake' : 'app';
}

const isWake = ({ TargetGroupArn }: TargetGroupTuple, wakeTargets: string) => TargetGroupArn === wakeTargets;

interface PageActions {
  login: Action;
  forward: Action;
  groups: readonly TargetGroupTuple[];
}

/** What is wrong with the list instead, if anything is. AWS performs actions by their order, however it lists them. */
function readPageActions(actions: readonly Action[], wakeTargets: string): PageActions | string {
  const [login, forward, ...more] = actions.toSorted((one, other) => (one.Order ?? 0) - (other.Order ?? 0));
  if (!login || !forward || more.length > 0) return `it has ${actions.length} actions`;
  if (login.Type !== 'authenticate-cognito' || !login.AuthenticateCognitoConfig) return `it begins with ${login.Type}`;
  if (login.Order !== 1 || !(Number(forward.Order) > 1)) return `its orders are ${login.Order} and ${forward.Order}`;
  if (forward.Type !== 'forward') return `it ends with ${forward.Type}`;
  if (forward.TargetGroupArn) return 'it forwards to one target group';
  const groups = forward.ForwardConfig?.TargetGroups ?? [];
  if (groups.length !== 2) return `it forwards to ${groups.length} target groups`;
  if (groups.some(({ TargetGroupArn }) => !TargetGroupArn)) return 'it forwards to a target group without a name';
  const waking = groups.filter(group => isWake(group, wakeTargets)).length;
  if (waking !== 1) return `${waking} of its target groups are the waiting page's`;
  return { login, forward, groups };
}

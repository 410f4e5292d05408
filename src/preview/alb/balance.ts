import type { WeightedGroup } from './actions.ts';
import type { TargetAddress, TargetGroup } from './target-group.ts';

/**
 * Chooses a group by weight; undefined when every weight is 0. Like the load balancer of AWS, does not fail over to
 * another group when the chosen one has no targets. Group stickiness (the AWSALBTG cookie) is not emulated.
 */
export function chooseGroup(groups: readonly WeightedGroup[], random: () => number): TargetGroup | undefined {
  let ticket = random() * groups.reduce((sum, { weight }) => sum + weight, 0);
  return groups.find(({ weight }) => {
    ticket -= weight;
    return ticket < 0;
  })?.group;
}

/** Returns the targets of a group in turn. */
export function roundRobin() {
  const turns = new Map<string, number>();
  return (arn: string, targets: readonly TargetAddress[]): TargetAddress | undefined => {
    const turn = turns.get(arn) ?? 0;
    turns.set(arn, turn + 1);
    return targets[turn % targets.length];
  };
}

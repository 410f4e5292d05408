import { type CheckName, type Finding, warning } from './finding.ts';

/** Why something could not be looked at. */
export interface Unseen {
  /** In a clause: `it did not answer within 5 s`. */
  unseen: string;
  /** The right that whoever deploys does not have, such as `route53:GetHostedZone`, where it was that. */
  right?: string;
}

/** What was seen of the account, or why it was not. */
export type Look<Fact> = { seen: Fact } | Unseen;

export const isSeen = <Fact>(look: Look<Fact>): look is { seen: Fact } => 'seen' in look;

/** What is not known stops no deploy: CloudFormation asks again. */
export const unseen = (check: CheckName, what: string, { unseen: why, right }: Unseen): Finding =>
  warning(
    check,
    `${what} could not be looked at: ${why}.`,
    right === undefined ? undefined : `Whoever deploys needs the right to ${right}.`,
  );

/** Several of a kind, in one line for each reason. `what` makes a clause of their names. */
export function unseenOf(
  check: CheckName,
  looks: readonly [name: string, look: Unseen][],
  what: (names: string) => string,
) {
  const byReason = Map.groupBy(looks, ([, { unseen: why, right }]) => `${why} ${right}`);
  return [...byReason.values()].flatMap(alike =>
    alike.slice(0, 1).map(([, look]) => unseen(check, what(alike.map(([name]) => name).join(', ')), look)),
  );
}

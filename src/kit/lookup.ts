/** Why something could not be read. */
export interface Unseen {
  /** A clause, such as `AWS did not answer within 10 s`. */
  unseen: string;
  /** The missing IAM permission, such as `route53:GetHostedZone`, where that is the reason. */
  right?: string;
}

/** What was read, or why it could not be read. */
export type Lookup<Fact> = { seen: Fact } | Unseen;

export const isSeen = <Fact>(lookup: Lookup<Fact>): lookup is { seen: Fact } => 'seen' in lookup;

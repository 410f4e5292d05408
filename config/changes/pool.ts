/** What the user pool says of itself, where templates cannot tell. */
export interface DeployedPool {
  /** Begins with its region: `eu-west-1_Ab1Cd2Ef3`. */
  id: string;
  /** Who is in a group, by its name: addresses, or what else people are known by. No entry: the pool has no such group. */
  members: Readonly<Record<string, readonly string[]>>;
  /** Whether it still has the login domain that was deployed. */
  hasDomain: boolean;
}

/** What to ask it. */
export interface Questions {
  /** Whose members? */
  groups: readonly string[];
  /** Does it have this login domain? */
  domain?: string;
}

/** A command to type, on a line of its own. */
export const command = ({ id }: DeployedPool, operation: string, more: string) =>
  `\n      aws cognito-idp ${operation} --region ${id.split('_')[0]} --user-pool-id ${id} ${more}`;

/** `ana@example.com, ben@example.com and 3 more`. */
export function some(people: readonly string[], most = 5): string {
  const more = people.length - most;
  return more > 0 ? `${people.slice(0, most).join(', ')} and ${more} more` : people.join(', ');
}

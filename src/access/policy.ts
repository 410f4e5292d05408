/** Whom a rule of a policy names. */
export type Rule =
  /** Members of a Cognito group. */
  | { group: string }
  /** One verified address. */
  | { email: string }
  /** Every verified address of exactly this domain; subdomains are others. */
  | { emailDomain: string };

/**
 * Who may enter an app: everybody who has an account, or lists of rules.
 * Nobody is in unless `allow` says so, and `deny` wins over `allow`.
 */
export type Policy = 'everyoneInvited' | { allow: readonly Rule[]; deny?: readonly Rule[] };

/** The group whose members may invite people. */
export const adminsGroup = 'admins';

/** The groups a policy asks about: the only ones its app ever gets to see. */
export function groupsNamedBy(policy: Policy): string[] {
  if (policy === 'everyoneInvited') return [];
  return [...policy.allow, ...(policy.deny ?? [])].flatMap(rule => ('group' in rule ? [rule.group] : []));
}

/** Whom a rule of a policy names. `Group` is the groups that a stage has. */
export type Rule<Group extends string = string> =
  /** Members of a Cognito group. */
  | { group: Group }
  /** One verified address, in any spelling: upper case and letters such as ü are what they stand for. */
  | { email: string }
  /** Every verified address of exactly this domain; subdomains are others. */
  | { emailDomain: string };

/**
 * Who may enter an app: everybody who has an account, or lists of rules.
 * Nobody is in unless `allow` says so, and `deny` wins over `allow`.
 */
export type Policy<Group extends string = string> =
  | 'everyoneInvited'
  | {
      /** Who is in: whoever one of the rules names. An empty list lets nobody in. */
      allow: readonly Rule<Group>[];
      /**
       * Who is out, whatever `allow` says of them. A rule that names an address or a domain also keeps out everyone whose own address is
       * missing, not verified or unreadable.
       * @default none
       */
      deny?: readonly Rule<Group>[];
    };

/** The group whose members may invite people. */
export const adminsGroup = 'admins';

/** The groups a policy asks about: the only ones its app ever gets to see. */
export function groupsInPolicy(policy: Policy | undefined): string[] {
  if (policy === undefined || policy === 'everyoneInvited') return [];
  return [...policy.allow, ...(policy.deny ?? [])].flatMap(rule => ('group' in rule ? [rule.group] : []));
}

/** The groups that the portal gets to see: those that any policy asks about, because it shows what each of them decides. */
export const groupsForPortal = (policies: readonly (Policy | undefined)[]): string[] => [
  ...new Set([adminsGroup, ...policies.flatMap(groupsInPolicy)]),
];

import { type AccessDecision, decide } from '../../access/decide.ts';
import { accessSentence } from '../../access/explain.ts';
import { groupsInPolicy, type Policy } from '../../access/policy.ts';
import type { Account } from '../../aws/invitations/people/people.ts';

/** The pool's side of the question. */
export interface PoolPeople {
  all(): AsyncIterable<Account>;
  /** The user names of those who are in each of these groups. A group that does not exist has no one in it. */
  membersByGroup(groups: Iterable<string>): Promise<ReadonlyMap<string, ReadonlySet<string>>>;
}

/** One of the pool's people, and what an app's door says to them. Disabled: Cognito stops them before any policy. */
export type PersonAccess = Omit<Account, 'enabled'> & { groups: readonly string[]; sentence: string } & (
    | AccessDecision
    | { allowed: false; reason: 'disabled' }
  );

/**
 * Everybody in the pool, decided for the day `today`, by address. `seen` is called after each. Asks for the members of the groups that
 * the policy names, 60 at a time, and never for the groups of a person: that would be a request each, and Cognito takes 30 a second
 * from a whole account. https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
 */
export async function accessList(
  pool: PoolPeople,
  policy: Policy | undefined,
  today: string,
  seen: () => void,
): Promise<PersonAccess[]> {
  // Groups that the policy does not name cannot change its mind.
  const members = await pool.membersByGroup(new Set(groupsInPolicy(policy)));
  const guests: PersonAccess[] = [];
  for await (const account of pool.all()) {
    const groups = [...members].filter(([, names]) => names.has(account.username)).map(([group]) => group);
    guests.push(personAccess(account, groups, policy, today));
    seen();
  }
  return guests.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

function personAccess(
  { enabled, ...account }: Account,
  groups: readonly string[],
  policy: Policy | undefined,
  today: string,
): PersonAccess {
  const person = { ...account, groups };
  if (!enabled) return { ...person, allowed: false, reason: 'disabled', sentence: 'The account is disabled.' };
  const decision = decide(policy, person, today);
  return { ...person, ...decision, sentence: accessSentence(decision) };
}

/** How a list calls somebody: by address, if they have one. */
export const nameOf = ({ email, username }: Pick<Account, 'email' | 'username'>) => email ?? username;

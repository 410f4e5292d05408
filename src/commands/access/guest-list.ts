import { type AccessDecision, decide } from '../../access/decide.ts';
import { sentenceOf } from '../../access/explain.ts';
import { groupsNamedBy, type Policy } from '../../access/policy.ts';
import type { Account } from '../../aws/people.ts';

/** The pool's side of the question. */
export interface Pool {
  all(): AsyncIterable<Account>;
  groupsOf(username: string): Promise<readonly string[]>;
}

/** One of the pool's people, and what an app's door says to them. Disabled: Cognito stops them before any policy. */
export type Guest = Omit<Account, 'enabled'> & { groups: readonly string[]; sentence: string } & (
    | AccessDecision
    | { allowed: false; reason: 'disabled' }
  );

/** Cognito counts these calls per second, and others need them too. */
const atOnce = 5;

/** Everybody in the pool, decided for the day `today`, by address. `seen` is called after each. */
export async function guestList(
  pool: Pool,
  policy: Policy | undefined,
  today: string,
  seen: () => void,
): Promise<Guest[]> {
  const guests: Guest[] = [];
  // One iterator: each worker takes the next account from it.
  const accounts = pool.all();
  const work = async () => {
    for await (const account of accounts) {
      guests.push(guestOf(account, await groupsOf(account), policy, today));
      seen();
    }
  };
  // Groups that the policy does not name cannot change its mind; if it names none, nobody's are asked for.
  const named = groupsNamedBy(policy);
  const groupsOf = async ({ username }: Account) =>
    named.length === 0 ? [] : (await pool.groupsOf(username)).filter(group => named.includes(group));
  await Promise.all(Array.from({ length: atOnce }, work));
  return guests.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

function guestOf(
  { enabled, ...account }: Account,
  groups: readonly string[],
  policy: Policy | undefined,
  today: string,
): Guest {
  const person = { ...account, groups };
  if (!enabled) return { ...person, allowed: false, reason: 'disabled', sentence: 'The account is disabled.' };
  const decision = decide(policy, person, today);
  return { ...person, ...decision, sentence: sentenceOf(decision) };
}

/** How a list calls somebody: by address, if they have one. */
export const nameOf = ({ email, username }: Pick<Account, 'email' | 'username'>) => email ?? username;

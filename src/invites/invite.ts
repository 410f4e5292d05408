import type { Outcome } from './outcome.ts';
import type { Known, Pool } from './pool.ts';
import { refusalOf } from './refusal.ts';
import { userNames } from './user-names.ts';

export interface Invitation {
  email: string;
  name?: string;
  /** What they shall be in, besides what they are in already. */
  groups: readonly string[];
}

/**
 * Invites one person, or puts somebody who is there already into the groups. Asked twice it mails once. Throws nothing: what was
 * refused is an outcome, so that the next address has its turn. `named`: people have a user name besides the address.
 */
export async function invite(pool: Pool, { email, name, groups }: Invitation, named: boolean): Promise<Outcome> {
  const newcomer = { email, ...(name === undefined ? {} : { name }) };
  let inPool = false;
  try {
    const before = await pool.find(email);
    inPool = before !== undefined;
    const made = before ?? (await created(pool, newcomer, named ? userNames(email) : [email]));
    inPool = true;
    if (typeof made !== 'string') return await joined(pool, email, made, groups);
    for (const group of groups) await pool.join(made, group);
    return { outcome: 'invited', email, username: made, groups };
  } catch (error) {
    return {
      outcome: 'failed',
      email,
      ...refusalOf(error),
      inPool: inPool || (await settled(pool, email, groups, error)),
    };
  }
}

/** Their name in the pool or, when somebody else was faster, who is there. */
async function created(
  pool: Pool,
  newcomer: { email: string; name?: string },
  names: Iterable<string>,
): Promise<string | Known> {
  let taken: unknown;
  for (const username of names) {
    try {
      return await pool.invite({ ...newcomer, username });
    } catch (error) {
      if (!(error instanceof Error) || !/^(Username|Alias)ExistsException$/.test(error.name)) throw error;
      taken = error;
    }
    const other = await pool.find(newcomer.email);
    if (other) return other;
  }
  throw taken;
}

async function joined(pool: Pool, email: string, known: Known, groups: readonly string[]): Promise<Outcome> {
  const { username, enabled, waiting } = known;
  if (!enabled) {
    const message = 'In the pool, but disabled: nothing was changed. docs/runbook.md says how to let them in again.';
    return { outcome: 'failed', code: 'disabled', email, message, inPool: true };
  }
  const before = groups.length === 0 ? [] : await pool.groupsOf(username);
  const added = groups.filter(group => !before.includes(group));
  for (const group of added) await pool.join(username, group);
  return { outcome: 'known', email, username, added, waiting };
}

/** Whether a mail that could not be sent left somebody behind, who then gets the groups: https://github.com/boto/boto3/issues/3524 */
async function settled(pool: Pool, email: string, groups: readonly string[], error: unknown): Promise<boolean> {
  if (refusalOf(error).code !== 'mail-failed') return false;
  try {
    const left = await pool.find(email);
    if (!left) return false;
    for (const group of groups) await pool.join(left.username, group);
    return true;
  } catch {
    return false;
  }
}

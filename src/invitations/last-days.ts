import { keyOf } from './address.ts';
import { adminsGroup, findLockOuts, isPast, type LockOutReason, type Submitter } from './lock-out.ts';
import type { Pool, Snapshot } from './pool.ts';

/** Somebody who is in the pool, and their last day of access to be. Undefined: none. */
interface LastDay {
  email: string;
  username: string;
  until: string | undefined;
}

/**
 * Sets last days of access. Whether one that is over would lock out the sender or the last admins is decided here once more: a plan
 * knows neither of other files nor of what has changed since.
 */
export class LastDays {
  /** Whose access was ended here, by their keys: others may be ended at the same time, and a list of Cognito's may be behind. */
  readonly #ended = new Set<string>();

  /** Returns why it was not set, if it was not. */
  async set(
    pool: Pick<Pool, 'find' | 'peopleIn' | 'setUntil'>,
    { email, username, until }: LastDay,
    sender: Submitter,
  ): Promise<LockOutReason | undefined> {
    const key = keyOf(email);
    if (isPast(until, sender.today)) {
      const known = await pool.find(email);
      const admins = await pool.peopleIn(adminsGroup);
      const people: Snapshot = known ? new Map([[key, { ...known, groups: [] }], ...admins]) : admins;
      const why = findLockOuts(new Set([...this.#ended, key]), people, sender).get(key);
      if (why !== undefined) return why;
      this.#ended.add(key); // before the call, which may succeed without an answer
    }
    await pool.setUntil(username, until);
    if (!isPast(until, sender.today)) this.#ended.delete(key);
    return undefined;
  }
}

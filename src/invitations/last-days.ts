import { keyOf } from './address.ts';
import { adminsGroup, findLockOuts, isPast, type LockOutReason, type Submitter } from './lock-out.ts';
import type { Pool, Snapshot } from './pool.ts';

/** A person in the pool, and the last day of access to set. Undefined: none. */
interface LastDay {
  email: string;
  username: string;
  until: string | undefined;
}

/**
 * Sets last days of access. A day in the past could lock out the sender or the last admins. That is checked again here, because a plan
 * does not know about other files or later changes.
 */
export class LastDays {
  /** The keys of people whose access ended here. Rows run side by side, and Cognito's list of admins may be out of date. */
  readonly #ended = new Set<string>();

  /** Returns the reason if the day was not set. */
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

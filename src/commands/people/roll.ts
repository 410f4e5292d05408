import type { Temporal } from 'temporal-polyfill';
import { type PersonState, personState } from '../../invitations/person-state.ts';
import type { Known } from '../../invitations/pool.ts';

/** Somebody as a page of the pool has them. */
export interface Listed extends Known {
  email: string;
  name?: string;
}

/** Somebody as the list shows them. */
export interface Entry extends Pick<Listed, 'email' | 'name' | 'username' | 'until'> {
  state: PersonState;
  /** The account's last change: for somebody invited, when the temporary password was made. */
  since: Temporal.Instant;
}

export interface RollPorts {
  page(cursor?: string): Promise<{ people: readonly Listed[]; cursor?: string }>;
  /** Called after each page. */
  read(people: number): void;
}

/** Everybody, by address, each with how far they have come; only those of one state if one is given. */
export async function roll(
  { page, read }: RollPorts,
  days: { temporaryDays: number; now: Temporal.Instant },
  only: PersonState | undefined,
): Promise<Entry[]> {
  const entries: Entry[] = [];
  let seen = 0;
  let cursor: string | undefined;
  do {
    const { people, cursor: next } = await page(cursor);
    for (const person of people) {
      const state = personState(person, days);
      if (only === undefined || state === only) entries.push(entryOf(person, state));
    }
    seen += people.length;
    read(seen);
    cursor = next;
  } while (cursor !== undefined);
  return entries.sort((a, b) => (a.email < b.email ? -1 : 1));
}

const entryOf = ({ email, name, username, until, changedAt }: Listed, state: PersonState): Entry => ({
  email,
  ...(name === undefined ? {} : { name }),
  username,
  state,
  since: changedAt,
  ...(until === undefined ? {} : { until }),
});

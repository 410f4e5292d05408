import type { Temporal } from 'temporal-polyfill';
import { keyOf } from './address.ts';
import { needsGroups } from './plan.ts';
import type { PoolPerson, Snapshot } from './pool.ts';
import type { FileRow, OnExisting } from './row.ts';

/** The group whose members may invite: a domain does not import src/access/policy.ts, and a test compares the two. */
export const adminsGroup = 'admins';

export type LockOutReason = 'self' | 'admins';

export interface Submitter {
  /** The `sub` of the person who sends the file, if a person does. */
  by?: string;
  /** `YYYY-MM-DD`, in UTC. */
  today: string;
}

/**
 * The rows of a file, in which those are wrong that would end the access of whoever sends it, or of the last admins. Who is there is
 * read only if a last day of the file is over. A row that changes nobody who is there shuts nobody out.
 */
export async function rejectLockOuts(
  rows: () => AsyncIterable<FileRow>,
  { onExisting, now, by }: Pick<Submitter, 'by'> & { onExisting: OnExisting; now: Temporal.Instant },
  peopleWith: (groups: readonly string[]) => Promise<Snapshot>,
): Promise<AsyncIterable<FileRow>> {
  const today = now.toString().slice(0, 10);
  const ending = needsGroups(onExisting) ? await keysOfEndingAccess(rows(), today) : new Set<string>();
  if (ending.size === 0) return rows();
  const refused = findLockOuts(ending, await peopleWith([adminsGroup]), { ...(by !== undefined && { by }), today });
  return withoutLockOut(rows(), refused, today);
}

/** The keys of those whose access a file ends: their last day in it is over already. */
export async function keysOfEndingAccess(rows: AsyncIterable<FileRow>, today: string): Promise<ReadonlySet<string>> {
  const keys = new Set<string>();
  for await (const { invitation } of rows) {
    if (invitation && isPast(invitation.until, today)) keys.add(keyOf(invitation.email));
  }
  return keys;
}

/**
 * Of those whose access a file ends, the ones for whom that is refused, by their keys: whoever sends it, and all admins if none of
 * them were left.
 */
export function findLockOuts(
  ending: ReadonlySet<string>,
  people: Snapshot,
  { by, today }: Submitter,
): ReadonlyMap<string, LockOutReason> {
  const refused = new Map<string, LockOutReason>();
  const isAdmin = ({ enabled, until, groups }: PoolPerson) =>
    enabled && !isPast(until, today) && groups.includes(adminsGroup);
  const admins = [...people].flatMap(([key, person]) => (isAdmin(person) ? [key] : []));
  if (admins.every(key => ending.has(key))) for (const key of admins) refused.set(key, 'admins');
  for (const key of ending) if (by !== undefined && people.get(key)?.sub === by) refused.set(key, 'self');
  return refused;
}

/** The rows of a file, in which those are wrong that would shut out whom `lockedOut` names. */
export async function* withoutLockOut(
  rows: AsyncIterable<FileRow>,
  refused: ReadonlyMap<string, LockOutReason>,
  today: string,
): AsyncGenerator<FileRow, void> {
  for await (const row of rows) {
    const { line, given, invitation } = row;
    const why = invitation && isPast(invitation.until, today) ? refused.get(keyOf(invitation.email)) : undefined;
    if (why === undefined) yield row;
    else yield { line, given, finding: { code: 'UNTIL_PAST', values: { value: invitation?.until ?? '', why } } };
  }
}

export const isPast = (until: string | undefined, today: string) =>
  until !== undefined && until !== '' && until < today;

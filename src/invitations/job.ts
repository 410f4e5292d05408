import type { Temporal } from 'temporal-polyfill';
import type { OnExisting, Row, RowOutcome, RowState } from './row.ts';

/**
 * - `submitting`: rows are still being written down; nobody works at it.
 * - `planned`: says what would be done; waits to be applied, or for its end.
 * - `queued`: to be worked at.
 * - `running`: being worked at, or interrupted there.
 * - `paused`: goes on by itself at `resumes`.
 * - `succeeded`, `completed-with-errors`: over; the latter if a row is invalid, failed, or its mail is in doubt.
 */
export type JobState =
  | 'submitting'
  | 'planned'
  | 'queued'
  | 'running'
  | 'paused'
  | 'succeeded'
  | 'completed-with-errors';

/** Rows by state, the done ones by outcome, and those of them whose mail failed or is in doubt. */
export type Counts = Readonly<Record<Exclude<RowState, 'done'> | RowOutcome | 'mailInDoubt', number>>;

export interface Job {
  /** Begins with the moment it was submitted, so that ids sort by age. */
  id: string;
  version: number;
  state: JobState;
  /** Who submitted it: a person's `sub`, or the caller of a command. */
  by: string;
  at: Temporal.Instant;
  /** The file's name, or what else people know it by. */
  label: string;
  onExisting: OnExisting;
  total: number;
  counts: Counts;
  /** Why it is paused: the mails of the day are sent, or Cognito is asked too much. */
  pause?: { reason: 'mail-quota' | 'throttled'; resumes: Temporal.Instant };
  /** When the first of its deferred rows may be mailed, where a run has found out. The rows are not written again for it. */
  deferredUntil?: Temporal.Instant;
  /** What ended the last run before its time, such as a missing right; the next one tries again. */
  problem?: { at: Temporal.Instant; message: string };
  finishedAt?: Temporal.Instant;
}

/** What somebody may still see of a job after that: the ledger forgets it then. */
export const jobKeptDays = 90;

/** A deferred row may wait for years, because it is not written again before its turn: 50,000 rows on 40 mails a day take 1,250 days. */
export const deferredKeptDays = 1_500;

/** How long the ledger keeps a row, counted from when it was last written. */
export const rowKeptDays = ({ state }: Pick<Row, 'state'>): number =>
  state === 'deferred' ? deferredKeptDays : jobKeptDays;

export const isOver = ({ state }: Pick<Job, 'state'>): boolean =>
  state === 'succeeded' || state === 'completed-with-errors';

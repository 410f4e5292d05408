import type { Temporal } from 'temporal-polyfill';
import type { OnExisting, Row, RowOutcome, RowState } from './row.ts';

/**
 * - `submitting`: the rows are still being saved; no worker takes it yet.
 * - `planned`: has a plan; waits to be applied, or to expire.
 * - `queued`: waits for the worker.
 * - `running`: the worker is at it, or was interrupted.
 * - `paused`: continues automatically at `resumes`.
 * - `succeeded`, `completed-with-errors`: ended; the latter if a row is invalid or failed, or its email is not confirmed.
 */
export type JobState =
  | 'submitting'
  | 'planned'
  | 'queued'
  | 'running'
  | 'paused'
  | 'succeeded'
  | 'completed-with-errors';

/** Rows by state, completed rows by outcome, and how many of those have a failed or unconfirmed email. */
export type Counts = Readonly<Record<Exclude<RowState, 'done'> | RowOutcome | 'mailInDoubt', number>>;

export interface Job {
  /** Begins with the time of submission, so that ids sort by age. */
  id: string;
  version: number;
  state: JobState;
  /** Who submitted it: a person's `sub`, or the caller of a command. */
  by: string;
  at: Temporal.Instant;
  /** The file name, or another name that people recognize. */
  label: string;
  onExisting: OnExisting;
  total: number;
  counts: Counts;
  /** Why it is paused: the daily email limit is reached, or Cognito throttles. */
  pause?: { reason: 'mail-quota' | 'throttled'; resumes: Temporal.Instant };
  /** When the first deferred row can be sent, if a run found out. Kept here so that the rows need no rewrite. */
  deferredUntil?: Temporal.Instant;
  /** Why the last run ended early, such as a missing permission; the next one tries again. */
  problem?: { at: Temporal.Instant; message: string };
  finishedAt?: Temporal.Instant;
}

/** The ledger keeps a job for this long. */
export const jobKeptDays = 90;

/** A deferred row is not rewritten before its turn and may wait for years: 50,000 rows at 40 emails a day take 1,250 days. */
export const deferredKeptDays = 1_500;

/** How long the ledger keeps a row after its last write. */
export const rowKeptDays = ({ state }: Pick<Row, 'state'>): number =>
  state === 'deferred' ? deferredKeptDays : jobKeptDays;

export const isOver = ({ state }: Pick<Job, 'state'>): boolean =>
  state === 'succeeded' || state === 'completed-with-errors';

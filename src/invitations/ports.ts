import type { Temporal } from 'temporal-polyfill';
import type { Job } from './job.ts';
import type { Pool } from './pool.ts';
import type { Row, RowState } from './row.ts';

/** The durable record of jobs and rows. Every method rejects when DynamoDB does. */
export interface Ledger {
  job(id: string): Promise<Job | undefined>;
  /** Newest first. */
  jobs(most: number): Promise<readonly Job[]>;
  /** Jobs for the worker, oldest first: queued, running, paused. */
  unfinished(): Promise<readonly Job[]>;
  /** Writes a job if its version is one more than what is there (1: nothing is); false if another writer was faster. */
  writeJob(job: Job): Promise<boolean>;
  /** Writes many rows unconditionally: only while the job is being submitted. */
  putRows(job: string, rows: readonly Row[]): Promise<void>;
  /** All rows in line order, read page by page. */
  rows(job: string): AsyncIterable<Row>;
  /** Up to `most` rows, of one state if one is given. `cursor`: where the page before ended. */
  page(
    job: string,
    most: number,
    from: { state?: RowState; cursor?: string },
  ): Promise<{ rows: readonly Row[]; cursor?: string }>;
  /** Writes a row if its version is one more than what is there; false if another writer was faster. */
  writeRow(job: string, row: Row): Promise<boolean>;
}

/** Lets only one worker run at a time. */
export interface WorkerLease {
  /** Takes or renews the lease; false while another worker holds it. `now` decides whether it has expired. */
  take(holder: string, now: Temporal.Instant, until: Temporal.Instant): Promise<boolean>;
  /** Does nothing unless `holder` holds the lease. */
  release(holder: string): Promise<void>;
}

/** The daily email limit, across jobs and resends. `day`: `YYYY-MM-DD` in UTC, as Cognito counts. */
export interface MailBudget {
  /** Counts one email if the limit allows it; false otherwise. Counted before the call: a crash wastes one, but never sends one too many. */
  spend(day: string, limit: number): Promise<boolean>;
  /** Takes back one email that was certainly not sent. */
  giveBack(day: string): Promise<void>;
  /** Records that Cognito reported its limit as reached, whoever sent the emails. */
  exhaust(day: string): Promise<void>;
  /** Emails counted so far; Infinity once exhausted. */
  spent(day: string): Promise<number>;
}

export interface ApplyPorts {
  pool: Pool;
  ledger: Pick<Ledger, 'unfinished' | 'job' | 'writeJob' | 'rows' | 'writeRow'>;
  lease: WorkerLease;
  budget: MailBudget;
  now(): Temporal.Instant;
  sleep(milliseconds: number): Promise<void>;
  /** One line of data: never an address. */
  log(line: Record<string, unknown>): void;
}

/** The settings of a stage that inviting needs. */
export interface InvitationOptions {
  /** Changes to the user pool per second. */
  writesPerSecond: number;
  /** Emails a day in total. */
  mailsPerDay: number;
  /** How many of them are reserved for people who forgot their password. */
  mailReserve: number;
  /** Days a temporary password lasts. */
  temporaryDays: number;
  /** Whether people have a user name in addition to the address. */
  named: boolean;
}

/** When invitations were last resent manually. */
export interface ResendLog {
  /** Records a resend before its email; false, without recording, if there was one after `notSince`. */
  note(username: string, now: Temporal.Instant, notSince: Temporal.Instant): Promise<boolean>;
}

/** The request that a key was used for, and its job. */
export interface Claim {
  /** Hash of the request. */
  request: string;
  job: string;
  /** Whether the job is saved in full; until then a second request is refused. */
  done: boolean;
  at: Temporal.Instant;
}

/** Idempotency keys: recognizes a request that is sent twice. */
export interface ClaimStore {
  /** Undefined: the key is claimed. Otherwise the existing claim, `done` or made after `staleBefore`. */
  claim(key: string, claim: Claim, staleBefore: Temporal.Instant): Promise<Claim | undefined>;
  read(key: string): Promise<Claim | undefined>;
  finish(key: string): Promise<void>;
}

/** A cursor that no page returned. */
export class BadCursor extends Error {
  override readonly name = 'BadCursor';

  constructor(cursor: string, options?: ErrorOptions) {
    super(`Unknown cursor "${cursor}". Use the cursor of the previous page, or none for the first page.`, options);
  }
}

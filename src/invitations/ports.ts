import type { Temporal } from 'temporal-polyfill';
import type { Job } from './job.ts';
import type { Pool } from './pool.ts';
import type { Row, RowState } from './row.ts';

/** The durable record of jobs and rows. Every method rejects when DynamoDB does. */
export interface Ledger {
  job(id: string): Promise<Job | undefined>;
  /** The newest first. */
  jobs(most: number): Promise<readonly Job[]>;
  /** Those to be worked at, the oldest first: queued, running, paused. */
  unfinished(): Promise<readonly Job[]>;
  /** Writes a job if its version is one more than what is there (1: nothing is); false when somebody else was faster. */
  writeJob(job: Job): Promise<boolean>;
  /** Writes many rows over whatever is there: only while the job is being submitted. */
  putRows(job: string, rows: readonly Row[]): Promise<void>;
  /** All rows in order of their lines, page by page. */
  rows(job: string): AsyncIterable<Row>;
  /** Up to `most` rows, of one state if one is given. `cursor`: where the page before ended. */
  page(
    job: string,
    most: number,
    from: { state?: RowState; cursor?: string },
  ): Promise<{ rows: readonly Row[]; cursor?: string }>;
  /** Writes a row if its version is one more than what is there; false when somebody else was faster. */
  writeRow(job: string, row: Row): Promise<boolean>;
}

/** Who works at the jobs: one at a time. */
export interface WorkerLease {
  /** Takes or renews it; false while somebody else has it. `now` decides what has run out. */
  take(holder: string, now: Temporal.Instant, until: Temporal.Instant): Promise<boolean>;
  /** Does nothing unless `holder` has it. */
  release(holder: string): Promise<void>;
}

/** How many mails a day takes, across jobs and resends. `day`: `YYYY-MM-DD` in UTC, as Cognito counts. */
export interface MailBudget {
  /** Counts one mail more, if that is no more than `limit`; false otherwise. Counted before the mail: a crash costs one, and sends none too many. */
  spend(day: string, limit: number): Promise<boolean>;
  /** For a mail that was certainly not sent. */
  giveBack(day: string): Promise<void>;
  /** Cognito says that the day's mails are used up, whoever sent them. */
  exhaust(day: string): Promise<void>;
  /** How many are counted. Infinity once used up. */
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

/** Of a stage's settings what inviting needs. */
export interface InvitationSettings {
  /** Changes to the pool per second. */
  writesPerSecond: number;
  /** Mails a day in all. */
  mailsPerDay: number;
  /** How many of them are left for people who forgot their password. */
  mailReserve: number;
  /** Days a temporary password lasts. */
  temporaryDays: number;
  /** Whether people have a user name besides the address. */
  named: boolean;
}

/** When people were last sent their invitation again by hand. */
export interface ResendLog {
  /** Notes it before the mail; false, nothing noted, where one was noted after `notSince`. */
  note(username: string, now: Temporal.Instant, notSince: Temporal.Instant): Promise<boolean>;
}

/** What a key stands for: which bytes, and which job came of them. */
export interface Claim {
  /** Hash of all that was sent with it. */
  request: string;
  job: string;
  /** Whether the job is written down in full; until then a second request is refused. */
  done: boolean;
  at: Temporal.Instant;
}

/** The keys by which a request that is sent twice is known. */
export interface ClaimStore {
  /** Undefined: the key is ours now. Otherwise what it stands for already, `done` or begun after `staleBefore`. */
  claim(key: string, claim: Claim, staleBefore: Temporal.Instant): Promise<Claim | undefined>;
  read(key: string): Promise<Claim | undefined>;
  finish(key: string): Promise<void>;
}

/** What was given as the end of a page is the end of none. */
export class BadCursor extends Error {
  override readonly name = 'BadCursor';

  constructor(cursor: string, options?: ErrorOptions) {
    super(`No page ended at the cursor "${cursor}". Take the one that came with a page, or begin without.`, options);
  }
}

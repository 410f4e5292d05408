import type { Temporal } from 'temporal-polyfill';
import type { Finding } from './finding.ts';

/** The cells of a row as typed; empty if the file has no such column. */
export interface Given {
  email: string;
  name: string;
  groups: string;
  until: string;
}

export const columns = ['email', 'name', 'groups', 'until'] as const satisfies (keyof Given)[];

/** The invitation of a valid row. */
export interface Invitation {
  /** As it goes to Cognito: cleaned, the domain as the DNS has it. */
  email: string;
  name?: string;
  /** Groups to add, in addition to existing ones. */
  groups: readonly string[];
  /** Last day of access, `YYYY-MM-DD` in UTC. */
  until?: string;
}

/** One row of a file: an invitation, or what is wrong with it. */
export type FileRow = { line: number; given: Given } & (
  | { invitation: Invitation; finding?: never }
  | { invitation?: never; finding: Finding }
);

/** What to do with people who already have an account. */
export const existingModes = ['merge-groups', 'skip', 'resend', 'error'] as const;
export type OnExisting = (typeof existingModes)[number];

/** The planned action for one row; `finding` is the reason. */
export interface RowStep {
  action: 'invite' | 'resend' | 'update' | 'nothing' | 'refuse';
  /** Groups that the person is not in yet. */
  join: readonly string[];
  /** The new last day of access, if it changes. */
  until?: string;
  finding?: Finding;
}

/**
 * - `invalid`: the row has an error and is skipped.
 * - `waiting`: queued.
 * - `calling`: in the call that sends the email. A row found in this state was interrupted.
 * - `mailed`: the email is finished; groups or the last day of access may remain.
 * - `deferred`: waits for another day's emails.
 * - `done`: `outcome` has the result.
 */
export type RowState = 'invalid' | 'waiting' | 'calling' | 'mailed' | 'deferred' | 'done';

export type RowOutcome = 'invited' | 'resent' | 'updated' | 'unchanged' | 'failed';

/** A row in the ledger. */
export interface Row {
  line: number;
  given: Given;
  /** Counts the writes; a writer must have read the latest version. */
  version: number;
  state: RowState;
  /** Absent if the row is invalid. */
  invitation?: Invitation;
  /** The planned action, if the job was planned first. */
  planned?: RowStep;
  /** The current or last call, and when it began. */
  call?: { what: 'create' | 'resend'; at: Temporal.Instant };
  /** Cognito's name for the person, once known. */
  username?: string;
  outcome?: RowOutcome;
  findings: readonly Finding[];
  /** A deferred row is not tried before this time. Written once; the job has later times. */
  after?: Temporal.Instant;
}

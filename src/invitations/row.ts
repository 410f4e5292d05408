import type { Temporal } from 'temporal-polyfill';
import type { Finding } from './finding.ts';

/** A line's cells as they were typed; empty where the file has no such column. */
export interface Given {
  email: string;
  name: string;
  groups: string;
  until: string;
}

export const columns = ['email', 'name', 'groups', 'until'] as const satisfies (keyof Given)[];

/** Whom a sound line invites. */
export interface Invitation {
  /** As it goes to Cognito: cleaned, the domain as the DNS has it. */
  email: string;
  name?: string;
  /** What they shall be in, besides what they are in already. */
  groups: readonly string[];
  /** Last day of access, `YYYY-MM-DD` in UTC. */
  until?: string;
}

/** One line of a file: an invitation, or what is wrong with it. */
export type FileRow = { line: number; given: Given } & (
  | { invitation: Invitation; finding?: never }
  | { invitation?: never; finding: Finding }
);

/** What becomes of somebody who is in the pool already. */
export const existingModes = ['merge-groups', 'skip', 'resend', 'error'] as const;
export type OnExisting = (typeof existingModes)[number];

/** What is to be done for one row. `finding` says why it is that. */
export interface RowStep {
  action: 'invite' | 'resend' | 'update' | 'nothing' | 'refuse';
  /** Groups they are not in yet. */
  join: readonly string[];
  /** A last day that is not theirs yet. */
  until?: string;
  finding?: Finding;
}

/**
 * - `invalid`: the line is wrong, and nothing is ever done for it.
 * - `waiting`: to be done.
 * - `calling`: in the one call that mails. A row that is found so was interrupted there.
 * - `mailed`: the mail is done with; groups or the last day may be left.
 * - `deferred`: waits for mails of another day.
 * - `done`: `outcome` says what became of it.
 */
export type RowState = 'invalid' | 'waiting' | 'calling' | 'mailed' | 'deferred' | 'done';

export type RowOutcome = 'invited' | 'resent' | 'updated' | 'unchanged' | 'failed';

/** A row as the ledger keeps it. */
export interface Row {
  line: number;
  given: Given;
  /** Counts how often it was written: whoever writes it must have seen the last. */
  version: number;
  state: RowState;
  /** Absent where the line is wrong. */
  invitation?: Invitation;
  /** What the plan said, for a job that was planned first. */
  planned?: RowStep;
  /** What the call that it is, or was, in does, and since when. */
  call?: { what: 'create' | 'resend'; at: Temporal.Instant };
  /** Cognito's name for the person, once known. */
  username?: string;
  outcome?: RowOutcome;
  findings: readonly Finding[];
  /** Not before that a deferred row is looked at again. It is written once: how long it waits after that, its job says. */
  after?: Temporal.Instant;
}

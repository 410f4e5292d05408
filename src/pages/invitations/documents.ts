import type { Counts, JobState } from '../../invitations/job.ts';
import type { PersonState } from '../../invitations/person-state.ts';
import type { OnExisting, RowOutcome, RowState, Step } from '../../invitations/row.ts';
import type { Texts } from '../../kit/languages.ts';

/** Of a planned job: rows by what would be done for them. Rows that are wrong are in `counts.invalid`. */
export type PlannedCounts = Readonly<Record<Step['action'], number>>;

/**
 * What `GET /_gate/invites/{id}` answers to `Accept: application/json`, and what the pages are made from. Moments are ISO 8601 in UTC;
 * what is not known is left out.
 */
export interface JobDocument {
  id: string;
  state: JobState;
  /** The state in words. */
  sentence: Texts;
  /** Whether nothing more will happen by itself. */
  over: boolean;
  label: string;
  /** Who submitted it, as Cognito or AWS calls them. */
  by: string;
  at: string;
  onExisting: OnExisting;
  total: number;
  /** Rows that nothing is left to do for. */
  done: number;
  counts: Counts;
  planned?: PlannedCounts;
  pause?: { reason: 'mail-quota' | 'throttled'; resumes: string };
  /** What ended the last run before its time; the next one tries again. */
  problem?: { at: string; message: string };
  finishedAt?: string;
  links: { self: string; rows: string; result: string; apply?: string };
}

/** The mails that invitations take today, from all jobs and resends. */
export interface MailBudgetDocument {
  limit: number;
  spent: number;
  resetsAt: string;
}

/** One thing that is to be said of a row, in the reader's language. */
export interface FindingDocument {
  code: string;
  sentence: string;
  action: string;
}

/** A row as `…/rows` tells it. */
export interface RowDocument {
  line: number;
  /** As it goes to Cognito, or as it was typed where that is no address. */
  email: string;
  state: RowState;
  outcome?: RowOutcome;
  /** What the plan says. */
  planned?: { action: Step['action']; join: readonly string[]; until?: string };
  findings: readonly FindingDocument[];
  /** Whether somebody may get another result by trying once more. */
  retryable: boolean;
  /** By which name the invitation can be sent again, where nobody knows whether it was. */
  resend?: string;
}

/** Somebody in the pool, as `…/people` tells it. */
export interface PersonDocument {
  /** Cognito's name for them. */
  id: string;
  email: string;
  name?: string;
  state: PersonState;
  /** Last day of access, `YYYY-MM-DD`. */
  until?: string;
  /** Whether an invitation can be sent again. */
  mayResend: boolean;
  /** Whether it is who asks: nobody shuts themselves out. */
  self: boolean;
}

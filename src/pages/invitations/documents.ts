import type { Counts, JobState } from '../../invitations/job.ts';
import type { PersonState } from '../../invitations/person-state.ts';
import type { OnExisting, RowOutcome, RowState, RowStep } from '../../invitations/row.ts';
import type { Texts } from '../../kit/languages.ts';

/** The rows of a planned job by action. Invalid rows are in `counts.invalid`. */
export type PlannedCounts = Readonly<Record<RowStep['action'], number>>;

/**
 * The answer of `GET /invites/{id}` to `Accept: application/json`, and the data of the pages. Times are ISO 8601 in UTC; unknown values
 * are left out.
 */
export interface JobDocument {
  id: string;
  state: JobState;
  /** The state as a sentence. */
  sentence: Texts;
  /** Whether the job has ended. */
  over: boolean;
  label: string;
  /** Who submitted it: a Cognito `sub`, or the AWS caller of the command. */
  by: string;
  at: string;
  onExisting: OnExisting;
  total: number;
  /** Finished rows. */
  done: number;
  counts: Counts;
  planned?: PlannedCounts;
  pause?: { reason: 'mail-quota' | 'throttled'; resumes: string };
  /** Why the last run ended early; the next one tries again. */
  problem?: { at: string; message: string };
  finishedAt?: string;
  links: { self: string; rows: string; result: string; apply?: string };
}

/** Today's invitation emails, from all jobs and resends. */
export interface MailBudgetDocument {
  limit: number;
  spent: number;
  resetsAt: string;
}

/** One finding, in the reader's language. */
export interface FindingDocument {
  code: string;
  sentence: string;
  action: string;
}

/** A row in the answer of `/invites/{id}/rows`. */
export interface RowDocument {
  line: number;
  /** As it goes to Cognito, or as typed if it is not a valid address. */
  email: string;
  state: RowState;
  outcome?: RowOutcome;
  /** The planned action. */
  planned?: { action: RowStep['action']; join: readonly string[]; until?: string };
  findings: readonly FindingDocument[];
  /** Whether another attempt may have a different result. */
  retryable: boolean;
  /** The user name to resend the invitation to, if its email failed or is not confirmed. */
  resend?: string;
}

/** A person in the answer of `/people`. */
export interface PersonDocument {
  /** Their user name in Cognito. */
  id: string;
  email: string;
  name?: string;
  state: PersonState;
  /** Last day of access, `YYYY-MM-DD`. */
  until?: string;
  /** Whether the invitation can be resent. */
  mayResend: boolean;
  /** Whether this is the visitor's own account, which they cannot disable. */
  self: boolean;
}

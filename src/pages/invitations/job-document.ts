import type { Counts, JobState } from '../../invitations/job.ts';
import type { OnExisting, Step } from '../../invitations/row.ts';
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

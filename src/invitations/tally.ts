import type { Counts } from './job.ts';
import type { Row } from './row.ts';

export const noRows: Counts = {
  invalid: 0,
  waiting: 0,
  calling: 0,
  mailed: 0,
  deferred: 0,
  invited: 0,
  resent: 0,
  updated: 0,
  unchanged: 0,
  failed: 0,
  mailInDoubt: 0,
};

/** The counts with one row more, or with one row fewer where `by` is -1. */
export function countRow(counts: Counts, row: Row, by: 1 | -1 = 1): Counts {
  const as = row.state === 'done' ? (row.outcome ?? 'failed') : row.state;
  const mailInDoubt = counts.mailInDoubt + (row.state === 'done' && isMailInDoubt(row) ? by : 0);
  return { ...counts, mailInDoubt, [as]: counts[as] + by };
}

/** Whether nobody can say that the person was mailed: to be told, and to be sent again by hand. */
export const isMailInDoubt = ({ findings }: Pick<Row, 'findings'>): boolean =>
  findings.some(({ code }) => code === 'MAIL_FAILED' || code === 'MAIL_UNCONFIRMED');

/** Whether something is still to be done for a row. */
export const isUnfinished = ({ state }: Pick<Row, 'state'>): boolean => state !== 'invalid' && state !== 'done';

/** The counts `found`, with no fewer rows that are over than were `known`. */
export const keepFinished = (found: Counts, known: Counts): Counts => ({
  invalid: Math.max(found.invalid, known.invalid),
  waiting: found.waiting,
  calling: found.calling,
  mailed: found.mailed,
  deferred: found.deferred,
  invited: Math.max(found.invited, known.invited),
  resent: Math.max(found.resent, known.resent),
  updated: Math.max(found.updated, known.updated),
  unchanged: Math.max(found.unchanged, known.unchanged),
  failed: Math.max(found.failed, known.failed),
  mailInDoubt: Math.max(found.mailInDoubt, known.mailInDoubt),
});

/** Rows that something is still to be done for. */
export const rowsLeft = ({ waiting, calling, mailed, deferred }: Counts): number =>
  waiting + calling + mailed + deferred;

/** Whether a job with these rows, all of them over, went without anything that somebody should look at. */
export const isFlawless = ({ invalid, failed, mailInDoubt }: Counts): boolean => invalid + failed + mailInDoubt === 0;

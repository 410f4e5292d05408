import { advanceRow } from '../advance/advance-row.ts';
import { ActiveRow, RowLost } from '../advance/open-row.ts';
import type { JobContext } from '../advance/send-invitation.ts';
import { PoolError } from '../pool-error.ts';
import type { Ledger } from '../ports.ts';
import type { Row } from '../row.ts';
import type { Stop } from './run-limits.ts';

/** What a walk over the rows of a job came to. */
export interface RowsResult {
  /** Why it ended before the last row, whose fault is none of the rows. */
  ended?: Stop | Error;
  /** What Cognito answered that left a row as it is, to be tried again. */
  unclear?: Error;
}

/** So many answers that nobody understands, one after another, end the walk. */
const maxUnclearAnswersInARow = 10;

/**
 * Goes through the rows in order, `lanes` at a time, so that slow answers do not slow down all. Ends when every row has had its turn,
 * or has every lane finish what it is at. `moved` hears of every row that had its turn, changed or not, and how long it waits.
 */
export async function runRows(
  rows: Iterable<Row>,
  {
    lanes,
    moved,
    ...work
  }: JobContext & {
    lanes: number;
    job: { id: string };
    ledger: Pick<Ledger, 'writeRow'>;
    moved(before: Row, { row, waitsUntil }: ActiveRow): void;
  },
): Promise<RowsResult> {
  const result: RowsResult = {};
  const iterator = rows[Symbol.iterator]();
  let unclear = 0;
  const failed = (error: unknown) => {
    if (error instanceof RowLost) return; // it still counts as what it was: the job is not over
    if (error instanceof PoolError && error.refusal.code === 'unclear' && ++unclear < maxUnclearAnswersInARow) {
      result.unclear = error;
    } else {
      result.ended ??= error instanceof Error ? error : new Error(String(error));
    }
  };
  const lane = async () => {
    while (!result.ended) {
      const next = iterator.next();
      if (next.done) return;
      const row: Row = next.value;
      if (!row.invitation) continue;
      const hand = new ActiveRow(changed => work.ledger.writeRow(work.job.id, changed), row, row.invitation);
      try {
        await advanceRow(work, hand);
        unclear = 0;
      } catch (error) {
        failed(error);
      }
      moved(row, hand);
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: lanes }, lane));
  for (const end of ends) if (end.status === 'rejected') result.ended ??= end.reason;
  return result;
}

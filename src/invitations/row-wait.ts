import { withoutWaits } from './advance/open-row.ts';
import type { Finding } from './finding.ts';
import type { Job } from './job.ts';
import type { Row } from './row.ts';

type Waiting = Pick<Job, 'state' | 'pause' | 'deferredUntil'>;

/**
 * A row with why it waits and until when. Its job knows that, and the row is not written again for it: 10,000 rows that wait for
 * the mails of 250 days would be written more than a million times.
 */
export function withWait(row: Row, job: Waiting): Row {
  const { after: _, ...rest } = row;
  switch (row.state) {
    case 'deferred': {
      const until = deferredUntil(job);
      const values = until && { values: { until: `${until}` } };
      return {
        ...rest,
        findings: [...withoutWaits(row.findings), { code: 'MAIL_QUOTA_DEFERRED', ...values }],
        ...(until && { after: until }),
      };
    }
    case 'waiting':
    case 'mailed': {
      const throttled: Finding[] = isThrottled(job) ? [{ code: 'THROTTLED' }] : [];
      return throttled.length > 0 ? { ...row, findings: [...withoutWaits(row.findings), ...throttled] } : row;
    }
    default:
      return row;
  }
}

/** The same for all rows of a job. */
export async function* withWaits(rows: AsyncIterable<Row>, job: Waiting): AsyncGenerator<Row, void> {
  for await (const row of rows) yield withWait(row, job);
}

/** A job that an older version paused says it only there. */
const deferredUntil = ({ deferredUntil, pause }: Waiting) =>
  deferredUntil ?? (pause?.reason === 'mail-quota' ? pause.resumes : undefined);

const isThrottled = ({ state, pause }: Waiting) => state === 'paused' && pause?.reason === 'throttled';

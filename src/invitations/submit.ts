import type { Temporal } from 'temporal-polyfill';
import type { Job } from './job.ts';
import type { Ledger } from './ports.ts';
import type { OnExisting, Row } from './row.ts';
import { countRow, noRows } from './tally.ts';

export interface Submission {
  id: string;
  by: string;
  label: string;
  onExisting: OnExisting;
}

export interface SubmitPorts {
  ledger: Pick<Ledger, 'job' | 'writeJob' | 'putRows'>;
  now(): Temporal.Instant;
}

const rowsAtOnce = 500;

/** An id that sorts by age, and may stand in an address. `random`: letters and digits. */
export const jobId = (now: Temporal.Instant, random: string): string =>
  `${now.toString({ fractionalSecondDigits: 3 }).replaceAll(/[^0-9TZ]/g, '')}-${random}`;

/**
 * Writes a job down with its rows; nobody works at it before the last of them. What an interrupted submission has left is written
 * again under the same id; a job that is further is returned as it is. `wrote` hears how many rows are written. Throws, and leaves
 * the job to the other, when somebody else submits it at the same time.
 */
export async function submit(
  { ledger, now }: SubmitPorts,
  { id, by, label, onExisting }: Submission,
  rows: AsyncIterable<Row>,
  as: 'planned' | 'queued',
  wrote: (rows: number) => void = () => undefined,
): Promise<Job> {
  const there = await ledger.job(id);
  if (there && there.state !== 'submitting') return there;
  const begun = there ?? { id, by, label, onExisting, at: now(), version: 0 };
  let job: Job = { ...begun, state: 'submitting', total: 0, counts: noRows };

  // Before every batch, so that of two who submit the same job one stops before it writes over the other's rows.
  const put = async (change: Partial<Job>) => {
    job = { ...job, ...change, version: job.version + 1 };
    if (!(await ledger.writeJob(job))) throw new Error(`Job ${id} is being submitted by somebody else as well.`);
  };
  const batch: Row[] = [];
  let { total, counts } = job;
  const flush = async () => {
    await put({ total, counts });
    await ledger.putRows(id, batch.splice(0));
    wrote(total);
  };
  for await (const row of rows) {
    batch.push(row);
    total++;
    counts = countRow(counts, row);
    if (batch.length >= rowsAtOnce) await flush();
  }
  await flush();
  await put({ state: as });
  return job;
}

/** Lets a planned job be worked at. A job in any other state is returned as it is; undefined when there is none. */
export async function applyPlanned({ ledger }: Pick<SubmitPorts, 'ledger'>, id: string): Promise<Job | undefined> {
  const job = await ledger.job(id);
  if (job?.state !== 'planned') return job;
  const queued: Job = { ...job, state: 'queued', version: job.version + 1 };
  return (await ledger.writeJob(queued)) ? queued : ledger.job(id);
}

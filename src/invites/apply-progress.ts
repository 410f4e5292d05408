import { Stop } from './apply-shift.ts';
import type { Counts, Job } from './job.ts';
import type { Ledger } from './ports.ts';
import type { Row } from './row.ts';
import { counted, noRows } from './tally.ts';

/** What a job becomes. What is not said is no longer so. */
export type JobEnd = Pick<Job, 'state'> & Partial<Pick<Job, 'pause' | 'problem' | 'finishedAt'>>;

/** A job that is worked at, with the counts of its rows as they are now. */
export class Progress {
  job: Job;
  counts: Counts = noRows;
  readonly #ledger: Pick<Ledger, 'writeJob' | 'rows'>;

  constructor(ledger: Pick<Ledger, 'writeJob' | 'rows'>, job: Job) {
    this.#ledger = ledger;
    this.job = job;
  }

  /** Counts the rows as they are written down. */
  async count(): Promise<void> {
    this.counts = noRows;
    for await (const row of this.#ledger.rows(this.job.id)) this.counts = counted(this.counts, row);
  }

  moved(before: Row, after: Row): void {
    this.counts = counted(counted(this.counts, before, -1), after);
  }

  /** Writes the job down with its counts. Throws `Stop` when somebody else has: they work at it. */
  async put({ state, pause, problem, finishedAt }: JobEnd): Promise<void> {
    const { id, version, by, at, label, onExisting, total } = this.job;
    const job: Job = {
      ...{ id, version: version + 1, by, at, label, onExisting, total, state, counts: this.counts },
      ...(pause && { pause }),
      ...(problem && { problem }),
      ...(finishedAt && { finishedAt }),
    };
    if (!(await this.#ledger.writeJob(job))) throw new Stop('lease');
    this.job = job;
  }
}

import type { Counts, Job } from '../job.ts';
import type { Ledger } from '../ports.ts';
import type { Row } from '../row.ts';
import { countRow, isUnfinished, keepFinished, noRows } from '../tally.ts';
import { Stop } from './run-limits.ts';

/** What a job becomes. What is not said is no longer so. */
export type JobStatus = Pick<Job, 'state'> & Partial<Pick<Job, 'pause' | 'problem' | 'finishedAt' | 'deferredUntil'>>;

/** A job that is worked at, with the counts of its rows as they are now. */
export class JobProgress {
  job: Job;
  counts: Counts = noRows;
  readonly #ledger: Pick<Ledger, 'writeJob' | 'rows'>;

  constructor(ledger: Pick<Ledger, 'writeJob' | 'rows'>, job: Job) {
    this.#ledger = ledger;
    this.job = job;
  }

  /**
   * Counts the rows as they are written down, and returns those that something is left to do for. What is over only grows: a job may
   * last longer than the ledger keeps its first rows.
   */
  async count(): Promise<readonly Row[]> {
    const left: Row[] = [];
    let found = noRows;
    for await (const row of this.#ledger.rows(this.job.id)) {
      found = countRow(found, row);
      if (isUnfinished(row)) left.push(row);
    }
    this.counts = keepFinished(found, this.job.counts);
    return left;
  }

  moved(before: Row, after: Row): void {
    this.counts = countRow(countRow(this.counts, before, -1), after);
  }

  /** Writes the job down with its counts. Throws `Stop` when somebody else has: they work at it. */
  async put({ state, pause, problem, finishedAt, deferredUntil }: JobStatus): Promise<void> {
    const { id, version, by, at, label, onExisting, total } = this.job;
    const job: Job = {
      ...{ id, version: version + 1, by, at, label, onExisting, total, state, counts: this.counts },
      ...(pause && { pause }),
      ...(problem && { problem }),
      ...(deferredUntil && { deferredUntil }),
      ...(finishedAt && { finishedAt }),
    };
    if (!(await this.#ledger.writeJob(job))) throw new Stop('lease');
    this.job = job;
  }
}

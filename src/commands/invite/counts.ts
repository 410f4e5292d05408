import type { Counts, Job } from '../../invitations/job.ts';
import { noRows, rowsLeft } from '../../invitations/tally.ts';

/** Of all jobs of a file, or of the addresses. */
export interface Totals {
  total: number;
  counts: Counts;
}

export const totalsOf = (jobs: readonly Pick<Job, 'total' | 'counts'>[]): Totals => ({
  total: jobs.reduce((sum, { total }) => sum + total, 0),
  counts: jobs.map(({ counts }) => counts).reduce(added, noRows),
});

const names = Object.keys(noRows) as (keyof Counts)[];

const added = (some: Counts, more: Counts) =>
  Object.fromEntries(names.map(name => [name, some[name] + more[name]])) as Counts;

/** Rows that are done with, whatever became of them. */
export const settled = ({ total, counts }: Totals): number => total - rowsLeft(counts);

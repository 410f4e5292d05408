import { Temporal } from 'temporal-polyfill';
import type { Counts, Job } from '../../invitations/job.ts';
import { noRows, rowsLeft } from '../../invitations/tally.ts';
import { timeInWords } from '../../pages/time-in-words.ts';
import { formatCount, plural } from './format.ts';

/** How watching the jobs of a run ended. */
export interface JobsResult {
  jobs: readonly Job[];
  /**
   * - `over`: all jobs have ended.
   * - `paused`: the jobs resume automatically, at the time they give.
   * - `stopped`: the worker failed twice; a job's `problem` has the reason.
   * - `stuck`: no progress for several minutes.
   */
  ended: 'over' | 'paused' | 'stopped' | 'stuck';
}

/** The totals over all jobs of a run. */
export interface Totals {
  total: number;
  counts: Counts;
}

export const totalsOf = (jobs: readonly Pick<Job, 'total' | 'counts'>[]): Totals => ({
  total: jobs.reduce((sum, { total }) => sum + total, 0),
  counts: jobs.map(({ counts }) => counts).reduce(addCounts, noRows),
});

const names = Object.keys(noRows) as (keyof Counts)[];

const addCounts = (some: Counts, more: Counts) =>
  Object.fromEntries(names.map(name => [name, some[name] + more[name]])) as Counts;

/** Rows that have a result, whatever it is. */
export const finishedRows = ({ total, counts }: Totals): number => total - rowsLeft(counts);

/** Why watching ended and how the jobs continue; empty if all have ended. `again`: the command that watches them again. */
export function formatEnd({ jobs, ended }: JobsResult, again: string): string[] {
  if (ended === 'over') return [];
  const totals = totalsOf(jobs);
  const left = `${plural(totals.total - finishedRows(totals), 'row')} left.`;
  const watch = `To watch the progress: ${again}`;
  if (ended === 'paused') return ['', `${left} ${formatPause(jobs)}`, watch];
  if (ended === 'stuck')
    return ['', `✗ ${left} No progress for several minutes. See the invite-worker log for the reason.`, watch];
  const problem = jobs.find(job => job.problem)?.problem;
  return ['', `✗ ${left} Blocked: ${problem?.message} It is retried every minute.`, watch];
}

function formatPause(jobs: readonly Job[]): string {
  const pauses = jobs.flatMap(({ pause }) => pause ?? []);
  const [first] = pauses.toSorted((a, b) => Temporal.Instant.compare(a.resumes, b.resumes));
  if (!first) return '';
  const why = first.reason === 'mail-quota' ? "Today's email limit is reached" : 'Cognito is limiting requests';
  return `${why}. Sending resumes automatically on ${timeInWords(first.resumes, 'UTC', 'en')}.`;
}

const words: Record<keyof Counts, string> = {
  invited: 'invited',
  resent: 'invitation resent',
  updated: 'already had an account: groups or last day of access changed',
  unchanged: 'already had an account: no change',
  waiting: 'queued',
  calling: 'sending email',
  mailed: 'email sent, adding groups',
  deferred: 'queued for a later day',
  failed: 'failed',
  invalid: 'invalid: skipped',
  mailInDoubt: 'of them with an email that is not confirmed',
};

/** The counts of a file's rows by result. */
export function formatTotals(file: string, stage: string, { total, counts }: Totals): string[] {
  const rows = Object.entries(words)
    .map(([state, said]) => ({ said, count: counts[state as keyof Counts] }))
    .filter(({ count }) => count > 0);
  const width = Math.max(0, ...rows.map(({ count }) => formatCount(count).length));
  return [
    `${file}, stage ${stage}: ${plural(total, 'row')}.`,
    '',
    ...rows.map(({ said, count }) => `  ${formatCount(count).padStart(width)}  ${said}`),
  ];
}

/** A job as `--json` prints it. */
export const jobJson = ({ id, label, state, total, counts, pause, problem, finishedAt }: Job) => ({
  id,
  label,
  state,
  total,
  counts,
  ...(pause ? { pause } : {}),
  ...(problem ? { problem } : {}),
  ...(finishedAt ? { finishedAt } : {}),
});

import { Temporal } from 'temporal-polyfill';
import type { Counts, Job } from '../../invitations/job.ts';
import { noRows, rowsLeft } from '../../invitations/tally.ts';
import { timeInWords } from '../../pages/time-in-words.ts';
import { counted, inDigits } from './format.ts';
import type { Followed } from './watch-jobs.ts';

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

/** What of it goes on without anybody watching, and when; empty when all is over. `again`: the command that watches it. */
export function endedText({ jobs, ended }: Followed, again: string): string[] {
  if (ended === 'over') return [];
  const totals = totalsOf(jobs);
  const left = `${counted(totals.total - settled(totals), 'row')} left.`;
  const watch = `To see how far it is: ${again}`;
  if (ended === 'paused') return ['', `${left} ${pausesOf(jobs)}`, watch];
  if (ended === 'stuck')
    return ['', `✗ ${left} Nothing has happened for minutes; the log of invite-worker says why.`, watch];
  const problem = jobs.find(job => job.problem)?.problem;
  return ['', `✗ ${left} It cannot go on: ${problem?.message} It tries again every minute.`, watch];
}

function pausesOf(jobs: readonly Job[]): string {
  const pauses = jobs.flatMap(({ pause }) => pause ?? []);
  const [first] = pauses.toSorted((a, b) => Temporal.Instant.compare(a.resumes, b.resumes));
  if (!first) return '';
  const why = first.reason === 'mail-quota' ? 'The mails of the day are used up' : 'Cognito is asked too much';
  return `${why}; it goes on by itself on ${timeInWords(first.resumes, 'UTC', 'en')}.`;
}

const words: Record<keyof Counts, string> = {
  invited: 'invited',
  resent: 'mailed again',
  updated: 'there already: groups or last day changed',
  unchanged: 'there already: nothing to do',
  waiting: 'waiting',
  calling: 'being mailed',
  mailed: 'mailed, with something left to do',
  deferred: 'waiting for the mails of another day',
  failed: 'failed',
  invalid: 'wrong: left out',
  mailInDoubt: 'of them with a mail that may not have arrived',
};

/** What became of a file, row by row of the kind there is. */
export function resultText(file: string, stage: string, { total, counts }: Totals): string[] {
  const rows = Object.entries(words)
    .map(([state, said]) => ({ said, count: counts[state as keyof Counts] }))
    .filter(({ count }) => count > 0);
  const width = Math.max(0, ...rows.map(({ count }) => inDigits(count).length));
  return [
    `${file}, stage ${stage}: ${counted(total, 'row')}.`,
    '',
    ...rows.map(({ said, count }) => `  ${inDigits(count).padStart(width)}  ${said}`),
  ];
}

/** A job as `--json` shows it. */
export const jobDocument = ({ id, label, state, total, counts, pause, problem, finishedAt }: Job) => ({
  id,
  label,
  state,
  total,
  counts,
  ...(pause ? { pause } : {}),
  ...(problem ? { problem } : {}),
  ...(finishedAt ? { finishedAt } : {}),
});

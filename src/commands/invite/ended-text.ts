import { Temporal } from 'temporal-polyfill';
import type { Job } from '../../invitations/job.ts';
import { timeInWords } from '../../power/sentences.ts';
import { settled, totalsOf } from './counts.ts';
import type { Followed } from './follow.ts';
import { counted } from './numbers.ts';

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

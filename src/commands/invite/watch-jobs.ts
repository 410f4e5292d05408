import { setTimeout as delay } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { isOver, type Job } from '../../invitations/job.ts';
import { mailDay, mailsForInvitations } from '../../invitations/mail-day.ts';
import type { InvitationOptions } from '../../invitations/ports.ts';
import { isBefore } from '../../kit/instants.ts';
import { formatCount } from './format.ts';
import { finishedRows, type JobsResult, totalsOf } from './job-results.ts';
import type { DeployedInvitations } from './on-invitations.ts';
import { durationInWords, type PaceSample, paceOf } from './pace.ts';
import type { ProgressDisplay } from './progress.ts';

export interface FollowPorts {
  job(id: string): Promise<Job | undefined>;
  now(): Temporal.Instant;
  /** Waits until the next poll. */
  pause(): Promise<void>;
  /** Called at each poll. */
  report(jobs: readonly Job[]): Promise<void>;
}

/** The worker runs every minute anyway, so a longer pause is not worth waiting for. */
const maxIdleMinutes = 3;

/** Watches jobs until waiting longer would show nothing new. */
export async function followJobs(
  ids: readonly string[],
  { job, now, pause, report: saw }: FollowPorts,
): Promise<JobsResult> {
  const began = now();
  const seen = new Map<string, Job>();
  const tries = new Set<string>();
  let movedAt = began;
  for (;;) {
    for (const id of ids) {
      const before = seen.get(id);
      if (before && isOver(before)) continue;
      const found = await job(id);
      if (!found) continue;
      if (found.version !== before?.version) movedAt = now();
      seen.set(id, found);
      const { problem } = found;
      if (problem && !isBefore(problem.at, began)) tries.add(`${id} ${problem.at}`);
    }
    const jobs = [...seen.values()];
    await saw(jobs);
    const ended = endOf(jobs, ids.length, now().add({ minutes: maxIdleMinutes }));
    if (ended) return { jobs, ended };
    // A problem may be gone a minute later.
    if (tries.size > 1) return { jobs, ended: 'stopped' };
    if (now().since(movedAt).total('minutes') > maxIdleMinutes) return { jobs, ended: 'stuck' };
    await pause();
  }
}

function endOf(jobs: readonly Job[], expected: number, until: Temporal.Instant): 'over' | 'paused' | undefined {
  const left = jobs.filter(job => !isOver(job));
  if (left.length === 0) return jobs.length === expected ? 'over' : undefined;
  const resumesLater = ({ state, pause }: Job) =>
    state === 'paused' && pause !== undefined && isBefore(until, pause.resumes);
  return left.every(resumesLater) ? 'paused' : undefined;
}

const pollMilliseconds = 1_000;

export interface WatchOptions {
  progress: ProgressDisplay;
  settings: InvitationOptions;
  /** Rows of all jobs. */
  total: number;
  signal: AbortSignal;
}

/** Starts the worker and shows the progress of its jobs. Rejects when the signal aborts. */
export async function watchJobs(
  { ledger, budget, askWorker }: Pick<DeployedInvitations, 'ledger' | 'budget' | 'askWorker'>,
  ids: readonly string[],
  { progress, settings, total, signal }: WatchOptions,
): Promise<JobsResult> {
  await askWorker();
  const samples: PaceSample[] = [];
  const now = () => Temporal.Now.instant();
  return followJobs(ids, {
    job: ledger.job,
    now,
    pause: () => delay(pollMilliseconds, undefined, { signal }),
    async report(jobs) {
      signal.throwIfAborted();
      const at = now();
      const totals = totalsOf(jobs);
      const done = finishedRows(totals);
      samples.push({ at, finished: done });
      const spent = await budget.spent(mailDay(at).day);
      const left = total - done - totals.counts.deferred;
      const words = progressInWords(samples, left, spent, mailsForInvitations(settings));
      const trouble = jobs.flatMap(({ problem }) => problem?.message ?? []).slice(0, 1);
      progress.show('Inviting', done, total, [words, ...trouble].join(', '));
    },
  });
}

function progressInWords(samples: readonly PaceSample[], left: number, spent: number, limit: number): string {
  const pace = paceOf(samples, left);
  const parts = [
    ...(pace && pace.perSecond > 0 ? [`${pace.perSecond.toFixed(1)} rows/s`] : []),
    ...(pace?.secondsLeft ? [`${durationInWords(pace.secondsLeft)} left`] : []),
    `emails ${formatCount(Math.min(spent, limit))} of ${formatCount(limit)} today`,
  ];
  return parts.join(', ');
}

import { setTimeout as delay } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { isOver, type Job } from '../../invitations/job.ts';
import { mailDay, mailsForInvitations } from '../../invitations/mail-day.ts';
import type { InvitationSettings } from '../../invitations/ports.ts';
import { isBefore } from '../../kit/instants.ts';
import { inDigits } from './format.ts';
import { settled, totalsOf } from './job-results.ts';
import type { DeployedInvitations } from './on-invitations.ts';
import { durationInWords, paceOf, type Sample } from './pace.ts';
import type { Progress } from './progress.ts';

export interface Followed {
  jobs: readonly Job[];
  /**
   * - `over`: nothing is left to do.
   * - `paused`: goes on by itself later, as the jobs say.
   * - `stopped`: the worker could not go on, and not when it tried again either; a job's `problem` says why.
   * - `stuck`: nothing has happened for minutes.
   */
  ended: 'over' | 'paused' | 'stopped' | 'stuck';
}

export interface Following {
  job(id: string): Promise<Job | undefined>;
  now(): Temporal.Instant;
  /** Until the next look. */
  pause(): Promise<void>;
  /** Called at each look. */
  saw(jobs: readonly Job[]): Promise<void>;
}

/** The worker comes every minute, whoever asks for it: what takes longer is not worth sitting there for. */
const patienceMinutes = 3;

/** Watches jobs until no more is to be expected of them by waiting. */
export async function follow(ids: readonly string[], { job, now, pause, saw }: Following): Promise<Followed> {
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
    const ended = endOf(jobs, ids.length, now().add({ minutes: patienceMinutes }));
    if (ended) return { jobs, ended };
    // What is wrong once may be right a minute later.
    if (tries.size > 1) return { jobs, ended: 'stopped' };
    if (now().since(movedAt).total('minutes') > patienceMinutes) return { jobs, ended: 'stuck' };
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

const lookEveryMilliseconds = 1_000;

export interface Watched {
  progress: Progress;
  settings: InvitationSettings;
  /** Rows of all the jobs. */
  total: number;
  signal: AbortSignal;
}

/** Has the worker come now, and shows how far it is until no more is to be expected. Rejects once the signal is given. */
export async function watchJobs(
  { ledger, budget, askWorker }: Pick<DeployedInvitations, 'ledger' | 'budget' | 'askWorker'>,
  ids: readonly string[],
  { progress, settings, total, signal }: Watched,
): Promise<Followed> {
  await askWorker();
  const samples: Sample[] = [];
  const now = () => Temporal.Now.instant();
  return follow(ids, {
    job: ledger.job,
    now,
    pause: () => delay(lookEveryMilliseconds, undefined, { signal }),
    async saw(jobs) {
      signal.throwIfAborted();
      const at = now();
      const totals = totalsOf(jobs);
      const done = settled(totals);
      samples.push({ at, settled: done });
      const spent = await budget.spent(mailDay(at).day);
      const left = total - done - totals.counts.deferred;
      const words = progressInWords(samples, left, spent, mailsForInvitations(settings));
      const trouble = jobs.flatMap(({ problem }) => problem?.message ?? []).slice(0, 1);
      progress.show('Inviting', done, total, [words, ...trouble].join(', '));
    },
  });
}

function progressInWords(samples: readonly Sample[], left: number, spent: number, limit: number): string {
  const pace = paceOf(samples, left);
  const parts = [
    ...(pace && pace.perSecond > 0 ? [`${pace.perSecond.toFixed(1)} a second`] : []),
    ...(pace?.secondsLeft ? [`${durationInWords(pace.secondsLeft)} to go`] : []),
    `mails ${inDigits(Math.min(spent, limit))} of ${inDigits(limit)} today`,
  ];
  return parts.join(', ');
}

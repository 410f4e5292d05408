import type { Temporal } from 'temporal-polyfill';
import { isOver, type Job } from '../../invitations/job.ts';
import { isBefore } from '../../kit/instants.ts';

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

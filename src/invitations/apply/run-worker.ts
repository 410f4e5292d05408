import type { Temporal } from 'temporal-polyfill';
import { isBefore } from '../../kit/instants.ts';
import type { Job } from '../job.ts';
import { LastDays } from '../last-days.ts';
import { pacer } from '../pacer.ts';
import { PoolError } from '../pool-error.ts';
import type { ApplyPorts, InvitationOptions } from '../ports.ts';
import { runJob, type WorkerState } from './run-job.ts';
import { runLimits, Stop } from './run-limits.ts';

/**
 * One worker's turn: takes the lease and does what can be done now, the oldest job first, until nothing is left, its time is nearly
 * over (`until`: no call begins after that) or the lease is lost. What it leaves, the next turn goes on with; a job that waits for
 * something does not keep the others waiting. `worked` is false, and nothing was done, while somebody else has the lease.
 */
export async function runWorker(
  ports: ApplyPorts,
  settings: InvitationOptions,
  { holder, until }: { holder: string; until: Temporal.Instant },
): Promise<{ worked: boolean; jobs: readonly Job[] }> {
  const bench: WorkerState = {
    limits: runLimits(ports, { holder, until }),
    pacer: pacer(ports, settings.writesPerSecond),
    usedUp: {},
    lastDays: new LastDays(),
  };
  if (!(await isAnyJobDue(ports))) {
    ports.log({ event: 'invites', worked: true, jobs: 0 });
    return { worked: true, jobs: [] };
  }
  if (!(await bench.limits.takeLease())) {
    ports.log({ event: 'invites', worked: false });
    return { worked: false, jobs: [] };
  }
  const jobs: Job[] = [];
  try {
    for await (const job of dueJobs(ports)) {
      const { job: after, ended } = await runJob(ports, settings, bench, job);
      jobs.push(after);
      ports.log(logLineOf(after, bench, ended));
      if (ended instanceof Stop) break;
    }
  } finally {
    await ports.lease.release(holder).catch(() => undefined); // it runs out by itself
  }
  ports.log({ event: 'invites', worked: true, jobs: jobs.length });
  return { worked: true, jobs };
}

/** Looked up without the lease, which costs two writes a minute, also where there is nobody to invite. */
const isAnyJobDue = async ({ ledger, now }: Pick<ApplyPorts, 'ledger' | 'now'>): Promise<boolean> =>
  (await ledger.unfinished()).some(job => !isPaused(job, now()));

/** Asked again after each job: others may have been submitted meanwhile. None comes twice. */
async function* dueJobs({ ledger, now }: Pick<ApplyPorts, 'ledger' | 'now'>): AsyncGenerator<Job, void> {
  const had = new Set<string>();
  for (;;) {
    const job = (await ledger.unfinished()).find(one => !had.has(one.id) && !isPaused(one, now()));
    if (!job) return;
    had.add(job.id);
    yield job;
  }
}

const isPaused = ({ state, pause }: Job, now: Temporal.Instant) =>
  state === 'paused' && pause !== undefined && isBefore(now, pause.resumes);

/** Of what went wrong only its name: what AWS says may hold an address. */
function logLineOf({ id, state, total, counts }: Job, { pacer }: WorkerState, ended: Error | undefined) {
  const line = { event: 'invite-job', job: id, state, total, ...counts, writesPerSecond: pacer.rate() };
  if (!ended) return line;
  if (ended instanceof Stop) return { ...line, ended: ended.why };
  return { ...line, level: 'error', ended: ended instanceof PoolError ? ended.refusal.name : ended.name };
}

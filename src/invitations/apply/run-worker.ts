import type { Temporal } from 'temporal-polyfill';
import { isBefore } from '../../kit/instants.ts';
import { Refused } from '../advance/paced-pool.ts';
import type { Job } from '../job.ts';
import { LastDays } from '../last-days.ts';
import { pacer } from '../pacer.ts';
import type { ApplyPorts, InvitationSettings } from '../ports.ts';
import { type Bench, workAt } from './run-job.ts';
import { Stop, shift } from './run-limits.ts';

/**
 * One worker's turn: takes the lease and does what can be done now, the oldest job first, until nothing is left, its time is nearly
 * over (`until`: no call begins after that) or the lease is lost. What it leaves, the next turn goes on with; a job that waits for
 * something does not keep the others waiting. `worked` is false, and nothing was done, while somebody else has the lease.
 */
export async function work(
  ports: ApplyPorts,
  settings: InvitationSettings,
  { holder, until }: { holder: string; until: Temporal.Instant },
): Promise<{ worked: boolean; jobs: readonly Job[] }> {
  const bench: Bench = {
    shift: shift(ports, { holder, until }),
    pacer: pacer(ports, settings.writesPerSecond),
    usedUp: {},
    lastDays: new LastDays(),
  };
  if (!(await someAreDue(ports))) {
    ports.log({ event: 'invites', worked: true, jobs: 0 });
    return { worked: true, jobs: [] };
  }
  if (!(await bench.shift.take())) {
    ports.log({ event: 'invites', worked: false });
    return { worked: false, jobs: [] };
  }
  const jobs: Job[] = [];
  try {
    for await (const job of dueJobs(ports)) {
      const { job: after, ended } = await workAt(ports, settings, bench, job);
      jobs.push(after);
      ports.log(lineOf(after, bench, ended));
      if (ended instanceof Stop) break;
    }
  } finally {
    await ports.lease.release(holder).catch(() => undefined); // it runs out by itself
  }
  ports.log({ event: 'invites', worked: true, jobs: jobs.length });
  return { worked: true, jobs };
}

/** Looked up without the lease, which costs two writes a minute, also where there is nobody to invite. */
const someAreDue = async ({ ledger, now }: Pick<ApplyPorts, 'ledger' | 'now'>): Promise<boolean> =>
  (await ledger.unfinished()).some(job => !isResting(job, now()));

/** Asked again after each job: others may have been submitted meanwhile. None comes twice. */
async function* dueJobs({ ledger, now }: Pick<ApplyPorts, 'ledger' | 'now'>): AsyncGenerator<Job, void> {
  const had = new Set<string>();
  for (;;) {
    const job = (await ledger.unfinished()).find(one => !had.has(one.id) && !isResting(one, now()));
    if (!job) return;
    had.add(job.id);
    yield job;
  }
}

const isResting = ({ state, pause }: Job, now: Temporal.Instant) =>
  state === 'paused' && pause !== undefined && isBefore(now, pause.resumes);

/** Of what went wrong only its name: what AWS says may hold an address. */
function lineOf({ id, state, total, counts }: Job, { pacer }: Bench, ended: Error | undefined) {
  const line = { event: 'invite-job', job: id, state, total, ...counts, writesPerSecond: pacer.rate() };
  if (!ended) return line;
  if (ended instanceof Stop) return { ...line, ended: ended.why };
  return { ...line, level: 'error', ended: ended instanceof Refused ? ended.refusal.name : ended.name };
}

import type { Temporal } from 'temporal-polyfill';
import { isBefore } from '../../kit/instants.ts';
import { type PacedPool, pacedPool } from '../advance/paced-pool.ts';
import type { Counts, Job } from '../job.ts';
import type { LastDays } from '../last-days.ts';
import type { Pacer } from '../pacer.ts';
import { PoolError } from '../pool-error.ts';
import type { ApplyPorts, InvitationOptions } from '../ports.ts';
import { isFlawless, rowsLeft } from '../tally.ts';
import { JobProgress, type JobStatus } from './job-progress.ts';
import { type RunLimits, Stop } from './run-limits.ts';
import { type RowsResult, runRows } from './run-rows.ts';

/** What one worker has for all jobs of its shift. */
export interface WorkerState {
  limits: RunLimits;
  pacer: Pacer;
  usedUp: { day?: string };
  lastDays: LastDays;
}

/** How often a worker says how far it is, and that it is still there. */
const reportSeconds = 1;
const throttledMinutes = 1;
/** Rows in flight for each change per second: enough for answers that take a second. How many are in a call at once is up to the pace. */
const lanesPerWrite = 2;

/** One run at one job. `ended`: why it ended before the last row. Throws what the ledger throws when not even that can be written. */
export async function runJob(
  ports: ApplyPorts,
  settings: InvitationOptions,
  bench: WorkerState,
  job: Job,
): Promise<{ job: Job; ended: Error | undefined }> {
  const progress = new JobProgress(ports.ledger, job);
  let walked: RowsResult;
  let resumes: Temporal.Instant | undefined;
  const running = (): JobStatus => ({ state: 'running', ...(resumes && { deferredUntil: resumes }) });
  try {
    const rows = await progress.count();
    await progress.put(running());
    walked = await runRows(rows, {
      ...{ ...ports, settings, job, exhaustedOn: bench.usedUp, lastDays: bench.lastDays },
      pool: poolFor(ports, bench, () => progress.put(running())),
      lanes: Math.ceil(lanesPerWrite * settings.writesPerSecond),
      moved(before, { row, waitsUntil }) {
        if (before !== row) progress.moved(before, row);
        resumes = earlier(resumes, waitsUntil);
      },
    });
  } catch (error) {
    walked = { ended: error instanceof Error ? error : new Error(String(error)) };
  }
  const lost = await writeEnd(progress, walked, resumes, ports.now());
  return { job: progress.job, ended: lost ?? walked.ended };
}

/** Every call waits for its turn, then for whoever says how far the job is, then asks whether it may begin. */
function poolFor(
  { pool, now }: ApplyPorts,
  { limits: shift, pacer }: WorkerState,
  say: () => Promise<void>,
): PacedPool {
  let beat = now();
  let beating = false;
  return pacedPool(pool, pacer, async () => {
    if (!beating && !isBefore(now(), beat.add({ seconds: reportSeconds }))) {
      beating = true;
      beat = now();
      if (!(await shift.takeLease())) throw new Stop('lease');
      await say();
      beating = false;
    }
    shift.assertMayBegin();
    if (pacer.shouldGiveUp()) throw new Stop('throttled');
  });
}

/** Writes down how it ended. Returns what keeps it from that: somebody else has the job. */
async function writeEnd(
  progress: JobProgress,
  walked: RowsResult,
  resumes: Temporal.Instant | undefined,
  now: Temporal.Instant,
) {
  if (walked.ended instanceof Stop && walked.ended.why === 'lease') return undefined;
  try {
    const { counts } = progress;
    const deferredUntil = counts.deferred > 0 && resumes ? { deferredUntil: resumes } : {};
    await progress.put({ ...endOf(counts, walked, resumes, now), ...deferredUntil });
    return undefined;
  } catch (error) {
    if (error instanceof Stop) return error;
    throw walked.ended ?? error;
  }
}

function endOf(
  counts: Counts,
  walked: RowsResult,
  resumes: Temporal.Instant | undefined,
  now: Temporal.Instant,
): JobStatus {
  const { ended, unclear } = walked;
  if (ended instanceof Stop && ended.why === 'throttled')
    return { state: 'paused', pause: { reason: 'throttled', resumes: now.add({ minutes: throttledMinutes }) } };
  if (ended instanceof Stop) return { state: 'running' };
  const trouble = ended ?? unclear;
  if (trouble) return { state: 'running', problem: { at: now, message: messageOf(trouble) } };
  if (rowsLeft(counts) === 0)
    return { state: isFlawless(counts) ? 'succeeded' : 'completed-with-errors', finishedAt: now };
  if (resumes && rowsLeft(counts) === counts.deferred)
    return { state: 'paused', pause: { reason: 'mail-quota', resumes } };
  return { state: 'running' }; // calls that may still be on their way, or rows that somebody else has written
}

const messageOf = (error: Error) => (error instanceof PoolError ? error.message : `${error.name}: ${error.message}`);

const earlier = (one: Temporal.Instant | undefined, other: Temporal.Instant | undefined) =>
  !other || (one && !isBefore(other, one)) ? one : other;

import type { Temporal } from 'temporal-polyfill';
import { isBefore } from '../../kit/instants.ts';
import type { WorkerLease } from '../ports.ts';

/** Why a worker begins nothing any more: its time is nearly over, the lease is somebody else's, Cognito wants to be left alone. */
export class Stop extends Error {
  override name = 'Stop';
  readonly why: 'time' | 'lease' | 'throttled';
  constructor(why: Stop['why']) {
    super(why);
    this.why = why;
  }
}

/** For how long a worker has the jobs to itself without saying so again. */
export const leaseSeconds = 90;

/** The time in which one worker may begin calls. */
export interface RunLimits {
  /** Takes the lease or renews it; false when somebody else has it. */
  takeLease(): Promise<boolean>;
  /** Throws `Stop` after the end, or when the lease has run out unnoticed, as after a long pause of the machine. */
  assertMayBegin(): void;
}

export function runLimits(
  { lease, now }: { lease: WorkerLease; now(): Temporal.Instant },
  { holder, until }: { holder: string; until: Temporal.Instant },
): RunLimits {
  let held: Temporal.Instant | undefined;
  return {
    async takeLease() {
      const at = now();
      const end = at.add({ seconds: leaseSeconds });
      held = (await lease.take(holder, at, end)) ? end : undefined;
      return held !== undefined;
    },
    assertMayBegin() {
      if (!isBefore(now(), until)) throw new Stop('time');
      if (!held || !isBefore(now(), held)) throw new Stop('lease');
    },
  };
}

import type { Temporal } from 'temporal-polyfill';
import { isBefore } from '../kit/instants.ts';
import type { PowerRecord } from './observation.ts';
import type { Notes } from './ports.ts';
import { firstRecord } from './remember.ts';
import type { PowerReport } from './report.ts';

/** How long a deploy's mark keeps an app awake if nobody takes it away, such as a deploy that was killed. */
export const markMinutes = 15;

/** Longer than any app takes. */
const withinMinutes = 10;

/** At five seconds each half a minute, in which ECS has started another copy: one that was just unlucky is forgiven. */
const maxBadChecks = 6;

/** Whether nothing of an app would run when its new version is rolled out, unless it is woken: what is leaving is gone by then. */
export const needsWaking = ({ state }: Pick<PowerRecord, 'state'>) => state === 'asleep' || state === 'leaving';

/** How far an app is that has to be served. `opening`: a copy is healthy, and visitors are not sent to it yet. */
export type VerifyStep = 'asked' | 'starting' | 'checking' | 'opening' | 'served' | 'failed' | 'unknown';

/** One look at it. */
export interface VerifyProgress {
  stage: VerifyStep;
  /** What keeps it, in ECS's own words or the reconciler's. */
  trouble?: string;
}

/** What a run of the reconciler says of it. One that gave way to another run says what was, not what is. */
export function verifyProgress({ state, yielded, desired, running, healthy, failure }: PowerReport): VerifyProgress {
  if (state === 'awake' && !yielded) return { stage: 'served' };
  if (state === 'failed') return { stage: 'failed', trouble: failure ?? 'ECS gives no reason.' };
  if (desired === 0) return { stage: 'asked' };
  if (running === 0) return { stage: 'starting' };
  return { stage: healthy === 0 ? 'checking' : 'opening' };
}

/** What a verification reaches. */
export interface VerifyPorts {
  /** Has the reconciler look after the app now. Rejects when it was not reached or could not do everything. */
  run(app: string): Promise<PowerReport>;
  /** Until the next look. */
  pause(): Promise<void>;
  now(): Temporal.Instant;
  /** Called whenever an app has got further. */
  report(app: string, stage: VerifyStep): void;
}

/** The result of an app's verification. `unknown`: its state could not be read. `timed-out`: it is still at its last stage. */
export interface VerifyResult extends VerifyProgress {
  app: string;
  outcome: 'served' | 'failed' | 'unknown' | 'timed-out';
}

/** Has the reconciler at it until visitors get to the app, ECS has said often enough why they do not, or ten minutes are over. */
export const waitUntilServed =
  ({ run, pause, now, report }: VerifyPorts) =>
  async (app: string): Promise<VerifyResult> => {
    const last = now().add({ minutes: withinMinutes });
    let before: VerifyStep | undefined;
    let bad = 0;
    for (;;) {
      const look = await run(app).then(verifyProgress, unknown);
      const { stage } = look;
      if (stage !== before) report(app, stage);
      before = stage;
      if (stage === 'served') return { app, outcome: stage, ...look };
      const isBad = stage === 'failed' || stage === 'unknown';
      bad = isBad ? bad + 1 : 0;
      if (isBad && bad >= maxBadChecks) return { app, outcome: stage, ...look };
      if (isBefore(last, now())) return { app, outcome: 'timed-out', ...look };
      await pause();
    }
  };

const unknown = (error: unknown): VerifyProgress => ({
  stage: 'unknown',
  trouble: error instanceof Error ? error.message : `${error}`,
});

/** The reconciler writes seldom, and twice a minute at most. */
const maxAttempts = 5;

/**
 * Notes that nobody has seen the app's new version run; the reconciler takes the note away when somebody has. False: others wrote the
 * record again and again, so it is not noted.
 */
export async function noteUnverified(
  { read, write }: Pick<Notes, 'read' | 'write'>,
  app: string,
  now: Temporal.Instant,
): Promise<boolean> {
  for (let tries = 0; tries < maxAttempts; tries++) {
    const { record = firstRecord(now) } = await read(app);
    if (await write(app, { ...record, version: record.version + 1, unverified: now })) return true;
  }
  return false;
}

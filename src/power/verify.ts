import type { Temporal } from 'temporal-polyfill';
import { isBefore } from '../kit/instants.ts';
import type { PowerRecord } from './observation.ts';
import type { PowerReport } from './report.ts';

/** How long a deploy's mark keeps an app awake if nobody takes it away, such as a deploy that was killed. */
export const markMinutes = 15;

/** Longer than any app takes. */
const withinMinutes = 10;

/** At five seconds each half a minute, in which ECS has started another copy: one that was just unlucky is forgiven. */
const mostBadLooks = 6;

/** Whether nothing of an app would run when its new version is rolled out, unless it is woken: what is leaving is gone by then. */
export const needsWaking = ({ state }: Pick<PowerRecord, 'state'>) => state === 'asleep' || state === 'leaving';

/** How far an app is that has to be served. `opening`: a copy is healthy, and visitors are not sent to it yet. */
export type VerifyStage = 'asked' | 'starting' | 'checking' | 'opening' | 'served' | 'failed' | 'unknown';

/** One look at it. */
export interface Look {
  stage: VerifyStage;
  /** What keeps it, in ECS's own words or the reconciler's. */
  trouble?: string;
}

/** What a run of the reconciler says of it. One that gave way to another run says what was, not what is. */
export function lookOf({ state, yielded, desired, running, healthy, failure }: PowerReport): Look {
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
  saw(app: string, stage: VerifyStage): void;
}

/** What became of an app. `unknown`: nobody could look at it. `timed-out`: it is still at its last stage. */
export interface Verified extends Look {
  app: string;
  outcome: 'served' | 'failed' | 'unknown' | 'timed-out';
}

/** Has the reconciler at it until visitors get to the app, ECS has said often enough why they do not, or ten minutes are over. */
export const untilServed =
  ({ run, pause, now, saw }: VerifyPorts) =>
  async (app: string): Promise<Verified> => {
    const last = now().add({ minutes: withinMinutes });
    let before: VerifyStage | undefined;
    let bad = 0;
    for (;;) {
      const look = await run(app).then(lookOf, unknown);
      const { stage } = look;
      if (stage !== before) saw(app, stage);
      before = stage;
      if (stage === 'served') return { app, outcome: stage, ...look };
      const isBad = stage === 'failed' || stage === 'unknown';
      bad = isBad ? bad + 1 : 0;
      if (isBad && bad >= mostBadLooks) return { app, outcome: stage, ...look };
      if (isBefore(last, now())) return { app, outcome: 'timed-out', ...look };
      await pause();
    }
  };

const unknown = (error: unknown): Look => ({
  stage: 'unknown',
  trouble: error instanceof Error ? error.message : `${error}`,
});

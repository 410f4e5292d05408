import { createRequire } from 'node:module';
import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../../image/ports.ts';

const frequency: () => number | string = createRequire(import.meta.url)(
  'serverless/lib/plugins/aws/utils/get-monitoring-frequency',
);

/** Milliseconds between two looks at a stack, as osls has them: SLS_AWS_MONITORING_FREQUENCY, or 5 s. */
export const monitoringMilliseconds = (): number => Number(frequency());

/** How long a wait of our own is at that frequency, as a part of what it is by default. Never longer. */
export const paceAt = (milliseconds: number): number => Math.min(1, milliseconds / 5_000);

/** A clock for our own waits at the same pace: at a tenth of the default frequency, each is a tenth as long. */
export function monitoringClock(): Clock {
  const pace = paceAt(monitoringMilliseconds());
  return {
    now: () => performance.now() / 1000,
    wait: async seconds => void (await delay(seconds * 1000 * pace)),
  };
}

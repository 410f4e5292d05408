import { createRequire } from 'node:module';
import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../../image/ports.ts';

const frequency: () => number | string = createRequire(import.meta.url)(
  'serverless/lib/plugins/aws/utils/get-monitoring-frequency',
);

/** Milliseconds between two looks at a stack, as osls has them: SLS_AWS_MONITORING_FREQUENCY, or 5 s. */
export const monitoringMilliseconds = (): number => Number(frequency());

/** A clock for our own waits at the same pace: at a tenth of the default frequency, each is a tenth as long. */
export function monitoringClock(): Clock {
  const pace = Math.min(1, monitoringMilliseconds() / 5_000);
  return {
    now: () => performance.now() / 1000,
    wait: async seconds => void (await delay(seconds * 1000 * pace)),
  };
}

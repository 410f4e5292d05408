import { createRequire } from 'node:module';
import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../../image/ports.ts';

const frequency: () => number | string = createRequire(import.meta.url)(
  'serverless/lib/plugins/aws/utils/get-monitoring-frequency',
);

/** Milliseconds between two reads of a stack's status: SLS_AWS_MONITORING_FREQUENCY, or 5 s, as in osls. */
export const monitoringMilliseconds = (): number => Number(frequency());

/** Factor for our own waits at that frequency: at most 1. */
export const paceAt = (milliseconds: number): number => Math.min(1, milliseconds / 5_000);

/** A clock whose waits shorten with the monitoring frequency: at 0.5 s, each takes a tenth of its time. */
export function monitoringClock(): Clock {
  const pace = paceAt(monitoringMilliseconds());
  return {
    now: () => performance.now() / 1000,
    wait: async seconds => void (await delay(seconds * 1000 * pace)),
  };
}

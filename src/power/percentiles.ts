import type { WakeTime } from './observation.ts';

/** Two percentiles of a duration, in seconds. */
export interface Percentiles {
  p50: number;
  p90: number;
}

/** How long a wake usually takes: until an instance runs, and until visitors are routed to the app. */
export interface WakeTimes {
  running: Percentiles;
  ready: Percentiles;
}

/** The usual times of an app's wakes; undefined before the first. */
export function usualWakeTimes(wakes: readonly WakeTime[]): WakeTimes | undefined {
  if (wakes.length === 0) return undefined;
  return {
    running: percentiles(wakes.map(({ runningAfter }) => runningAfter)),
    ready: percentiles(wakes.map(({ readyAfter }) => readyAfter)),
  };
}

/** By nearest rank, so that each value is one that was measured. */
function percentiles(times: readonly number[]): Percentiles {
  const sorted = times.toSorted((one, other) => one - other);
  const rank = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
  return { p50: rank(0.5), p90: rank(0.9) };
}

import type { WakeTime } from './observation.ts';

/** How long something usually takes, in seconds. */
export interface Usual {
  /** Half of the times it was faster, or as fast. */
  p50: number;
  /** Nine times out of ten. */
  p90: number;
}

/** How long an app's wakes usually take, until a container runs and until visitors are sent to it. Undefined: it was never woken. */
export function usualWakeTimes(wakes: readonly WakeTime[]): { running: Usual; ready: Usual } | undefined {
  if (wakes.length === 0) return undefined;
  return {
    running: percentiles(wakes.map(({ runningAfter }) => runningAfter)),
    ready: percentiles(wakes.map(({ readyAfter }) => readyAfter)),
  };
}

/** By nearest rank, so that each is a time that somebody has really waited. */
function percentiles(times: readonly number[]): Usual {
  const sorted = times.toSorted((one, other) => one - other);
  const rank = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
  return { p50: rank(0.5), p90: rank(0.9) };
}

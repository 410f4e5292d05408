import type { Temporal } from 'temporal-polyfill';
import { isBefore } from '../../kit/instants.ts';

/** The number of finished rows at one time. */
export interface PaceSample {
  at: Temporal.Instant;
  finished: number;
}

/** Long enough for a steady rate, short enough to show when Cognito throttles. */
const windowSeconds = 60;

export interface Pace {
  perSecond: number;
  /** Absent while no row finishes. */
  secondsLeft?: number;
}

/** The rate of the last minute, and how long `left` rows take at that rate. Undefined for fewer than two samples. */
export function paceOf(samples: readonly PaceSample[], left: number): Pace | undefined {
  const last = samples.at(-1);
  if (!last) return undefined;
  const from = last.at.subtract({ seconds: windowSeconds });
  const first = samples.find(({ at }) => !isBefore(at, from)) ?? last;
  const seconds = last.at.since(first.at).total('seconds');
  if (seconds <= 0) return undefined;
  const perSecond = (last.finished - first.finished) / seconds;
  return perSecond > 0 ? { perSecond, secondsLeft: left / perSecond } : { perSecond: 0 };
}

/** `40 s`, `12 min`, `3 h 20 min`: no more exact than the estimate. */
export function durationInWords(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${minutes} min`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} h${rest === 0 ? '' : ` ${rest} min`}`;
}

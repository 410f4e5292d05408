import type { Temporal } from 'temporal-polyfill';
import { isBefore } from '../../kit/instants.ts';

/** How many rows were settled at a moment. */
export interface Sample {
  at: Temporal.Instant;
  settled: number;
}

/** Long enough for a rate that does not jump about, short enough to show that Cognito has slowed it down. */
const lookedAtSeconds = 60;

export interface Pace {
  perSecond: number;
  /** Absent while nothing moves. */
  secondsLeft?: number;
}

/** How fast it has gone in the last minute, and how long `left` rows take so. Undefined before there is anything to compare. */
export function paceOf(samples: readonly Sample[], left: number): Pace | undefined {
  const last = samples.at(-1);
  if (!last) return undefined;
  const from = last.at.subtract({ seconds: lookedAtSeconds });
  const first = samples.find(({ at }) => !isBefore(at, from)) ?? last;
  const seconds = last.at.since(first.at).total('seconds');
  if (seconds <= 0) return undefined;
  const perSecond = (last.settled - first.settled) / seconds;
  return perSecond > 0 ? { perSecond, secondsLeft: left / perSecond } : { perSecond: 0 };
}

/** `40 s`, `12 min`, `3 h 20 min`: as exact as it can be meant. */
export function durationInWords(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${minutes} min`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} h${rest === 0 ? '' : ` ${rest} min`}`;
}

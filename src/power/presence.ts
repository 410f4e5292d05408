import type { Temporal } from 'temporal-polyfill';
import type { Sample } from './observation.ts';

/** What an app's samples say about the people connected to it. In doubt somebody is. */
export type Presence = 'somebody' | 'nobody' | 'unknown';

/** A metric made of log lines arrives up to three minutes late. */
const maxDelayMinutes = 3;
/** Copies say how many are connected from their start on, which takes them a while. */
const startMinutes = 2;
/** Of the reports due, how many have to be there for their silence to mean that nobody is. */
const minReportShare = 0.8;

export interface PresenceWindow {
  now: Temporal.Instant;
  /** How far back somebody who was connected counts. */
  minutes: number;
  /** How many copies report. */
  copies: number;
  /** When the copies were first wanted. */
  upSince: Temporal.Instant;
}

/**
 * Whether somebody was connected in the last `minutes`, three more for what is late. Unknown: fewer than four fifths of the reports
 * that were due have arrived, not counting the last three minutes, or some are from the future.
 */
export function presence(
  samples: readonly Sample[] | 'unknown',
  { now, minutes, copies, upSince }: PresenceWindow,
): Presence {
  if (samples === 'unknown') return 'unknown';
  const end = now.epochMilliseconds;
  // The copies' clock is ahead of this one: what is missing cannot be told from what is still to come.
  if (samples.some(sample => startOf(sample) > end + minute)) return 'unknown';
  const begin = end - (minutes + maxDelayMinutes) * minute;
  if (samples.some(sample => sample.sessions > 0 && startOf(sample) + minute > begin)) return 'somebody';
  // Whole minutes of the clock, as the metric has them.
  const from = Math.ceil(Math.max(begin, upSince.epochMilliseconds + startMinutes * minute) / minute) * minute;
  const to = Math.floor((end - maxDelayMinutes * minute) / minute) * minute;
  const due = ((to - from) / minute) * copies;
  if (due <= 0) return 'unknown';
  return reportsIn(samples, from, to) < minReportShare * due ? 'unknown' : 'nobody';
}

/** Whether samples can say yet that nobody is connected: before that, in doubt somebody is, whatever they say. */
export const canShowNobody = ({ now, upSince }: Pick<PresenceWindow, 'now' | 'upSince'>): boolean =>
  now.epochMilliseconds - upSince.epochMilliseconds >= (startMinutes + maxDelayMinutes) * minute;

/**
 * Whether whoever asked for a page before visitors were sent elsewhere has been seen: half a minute is more than a page takes
 * from there to its socket, and every copy has reported since.
 */
export function haveAllReported(
  samples: readonly Sample[] | 'unknown',
  since: Temporal.Instant,
  copies: number,
): boolean {
  if (samples === 'unknown') return false;
  return reportsIn(samples, since.epochMilliseconds + minute / 2, Number.POSITIVE_INFINITY) >= copies;
}

const minute = 60_000;

const startOf = (sample: Sample) => sample.minute.epochMilliseconds;

const reportsIn = (samples: readonly Sample[], from: number, to: number) =>
  samples
    .filter(sample => startOf(sample) >= from && startOf(sample) < to)
    .reduce((total, { reports }) => total + reports, 0);

import { Temporal } from 'temporal-polyfill';
import type { Hours } from './week.ts';
import { dayLength, openSpans, windowsAround } from './windows.ts';

export type { CalendarDate, ClockTime, Hours, Weekday } from './week.ts';

/** An unbroken time of being open, or of being closed. */
export interface Stretch {
  open: boolean;
  /** When it began; absent where that is more than a year ago, or never was. */
  since?: Temporal.Instant;
  /** When it ends; absent where that is more than a year away, or never comes. */
  until?: Temporal.Instant;
}

type Instant = Temporal.Instant;

/** Whether it is open at a moment. It is when a window begins, and no longer when it ends. No hours: always. */
export function isOpen(hours: Hours | undefined, now: Instant): boolean {
  if (!hours) return true;
  const at = now.epochMilliseconds;
  return windowsAround(hours, at, at).some(({ from, to }) => from <= at && at < to);
}

/** When it closes, or opens; undefined where that is more than a year away, or never comes. */
export const nextChange = (hours: Hours | undefined, now: Instant): Instant | undefined => stretchAt(hours, now).until;

/** The stretch that a moment lies in. Windows that touch or overlap, in whichever time zone, are one. No hours: always open. */
export function stretchAt(hours: Hours | undefined, now: Instant): Stretch {
  return hours ? stretchWithin(hours, now.epochMilliseconds, nearReach) : { open: true };
}

/** When it is open between two moments, in order; what reaches beyond them is cut off. Windows that touch or overlap are one. */
export function openWindows(hours: Hours | undefined, from: Instant, to: Instant): { from: Instant; to: Instant }[] {
  const [begin, end] = [from.epochMilliseconds, to.epochMilliseconds];
  const spans = hours ? openSpans(hours, begin, end) : [{ from: begin, to: end }].filter(span => span.from < span.to);
  return spans.map(span => ({ from: asInstant(span.from), to: asInstant(span.to) }));
}

/** Most changes are hours away, and those around holidays days. Only where one is not, the year around is gone through. */
const nearReach = dayLength;
const farReach = 400 * dayLength;

function stretchWithin(hours: Hours, now: number, reach: number): Stretch {
  const spans = openSpans(hours, now - reach, now + reach);
  const changes = spans.flatMap(({ from, to }) => [from, to]).filter(change => Math.abs(change - now) < reach);
  const since = changes.findLast(change => change <= now);
  const until = changes.find(change => change > now);
  const areBothSeen = since !== undefined && until !== undefined;
  if (!areBothSeen && reach < farReach) return stretchWithin(hours, now, reach * 20);
  return {
    open: spans.some(({ from, to }) => from <= now && now < to),
    ...(since === undefined ? {} : { since: asInstant(since) }),
    ...(until === undefined ? {} : { until: asInstant(until) }),
  };
}

const asInstant = (at: number) => Temporal.Instant.fromEpochMilliseconds(at);

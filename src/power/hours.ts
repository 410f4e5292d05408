import { Temporal } from 'temporal-polyfill';
import { dayLength, openSpans, windowsAround } from './windows.ts';

/** A day of the week, in the window's own time zone. */
export type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';

/** A wall-clock time, `00:00` to `24:00`, such as `08:30`. */
export type ClockTime = `${number}:${number}`;

/** A date, `YYYY-MM-DD`. */
export type CalendarDate = `${number}-${number}-${number}`;

/** When an app is open, week by week. Windows may overlap: open is whenever one of them is. */
export interface Hours {
  /** The IANA name of the time zone the hours are told in, such as `Europe/Madrid`. Summer time is taken into account. */
  timeZone: string;
  /** The weekly windows. */
  open: readonly WeeklyWindow[];
  /**
   * Dates on which no weekly window begins, such as public holidays: single dates, or ranges that include both ends.
   * @default []
   */
  closed?: readonly (CalendarDate | ClosedDays)[];
  /**
   * Windows on single dates, whatever the weekly ones and `closed` say.
   * @default []
   */
  extra?: readonly ExtraWindow[];
}

/** A window belongs to the day it begins on. */
export interface WeeklyWindow {
  /** The days of the week on which it begins. */
  days: readonly Weekday[];
  /** When it opens. A time that a change to summer time skips opens at the first minute after, one that comes twice at the first. */
  from: ClockTime;
  /**
   * When it closes: `24:00` for midnight; a time that is not after `from` is of the next day. A time that is skipped closes at the first
   * minute after, one that comes twice at the second.
   */
  to: ClockTime;
  /**
   * Another time zone than the hours' own, for colleagues elsewhere.
   * @default the hours' time zone
   */
  timeZone?: string;
}

/** Several dates in a row. */
export interface ClosedDays {
  /** The first of them. */
  from: CalendarDate;
  /** The last of them. */
  to: CalendarDate;
}

/** A window on a single date. */
export interface ExtraWindow {
  /** The date on which it begins. */
  date: CalendarDate;
  /**
   * When it opens.
   * @default "00:00"
   */
  from?: ClockTime;
  /**
   * When it closes, as in a weekly window.
   * @default "24:00"
   */
  to?: ClockTime;
  /**
   * Another time zone than the hours' own.
   * @default the hours' time zone
   */
  timeZone?: string;
}

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
  return hours ? stretchWithin(hours, now.epochMilliseconds, nearest) : { open: true };
}

/** When it is open between two moments, in order; what reaches beyond them is cut off. Windows that touch or overlap are one. */
export function openWindows(hours: Hours | undefined, from: Instant, to: Instant): { from: Instant; to: Instant }[] {
  const [begin, end] = [from.epochMilliseconds, to.epochMilliseconds];
  const spans = hours ? openSpans(hours, begin, end) : [{ from: begin, to: end }].filter(span => span.from < span.to);
  return spans.map(span => ({ from: asInstant(span.from), to: asInstant(span.to) }));
}

/** Most changes are hours away, and those around holidays days. Only where one is not, the year around is gone through. */
const nearest = dayLength;
const farthest = 400 * dayLength;

function stretchWithin(hours: Hours, now: number, reach: number): Stretch {
  const spans = openSpans(hours, now - reach, now + reach);
  const changes = spans.flatMap(({ from, to }) => [from, to]).filter(change => Math.abs(change - now) < reach);
  const since = changes.findLast(change => change <= now);
  const until = changes.find(change => change > now);
  const areBothSeen = since !== undefined && until !== undefined;
  if (!areBothSeen && reach < farthest) return stretchWithin(hours, now, reach * 20);
  return {
    open: spans.some(({ from, to }) => from <= now && now < to),
    ...(since === undefined ? {} : { since: asInstant(since) }),
    ...(until === undefined ? {} : { until: asInstant(until) }),
  };
}

const asInstant = (at: number) => Temporal.Instant.fromEpochMilliseconds(at);

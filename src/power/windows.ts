import { Temporal } from 'temporal-polyfill';
import type { ClockTime, Hours, Weekday } from './week.ts';

/** From one moment until another, which is no part of it. In milliseconds since 1970, because numbers are quick to compare. */
export interface Span {
  from: number;
  to: number;
}

export const dayLength = 86_400_000;

const weekdays: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** All windows that can contain a moment between these two, in no order: they may overlap, and reach beyond. */
export function windowsAround(hours: Hours, from: number, to: number): Span[] {
  // Local dates are a day off UTC's at most, and a window that began the day before may still last.
  const [first, last] = [dayOf(from) - 2, dayOf(to) + 1];
  const windows: Span[] = [];
  for (let day = first; day <= last; day++) windows.push(...windowsOn(hours, day));
  return windows;
}

/** When it is open between two moments, in order: windows that touch are one, and what reaches beyond is cut off. */
export function openSpans(hours: Hours, from: number, to: number): Span[] {
  const spans: Span[] = [];
  for (const window of windowsAround(hours, from, to).sort((one, other) => one.from - other.from)) {
    const last = spans.at(-1);
    if (last && window.from <= last.to) last.to = Math.max(last.to, window.to);
    else spans.push({ ...window });
  }
  const within = spans.map(span => ({ from: Math.max(span.from, from), to: Math.min(span.to, to) }));
  return within.filter(span => span.from < span.to);
}

const dayOf = (at: number) => Math.floor(at / dayLength);

/** By the day since 1970: the same few are asked about every minute, and time zones are slow. */
const remembered = new WeakMap<Hours, Map<number, readonly Span[]>>();

function windowsOn(hours: Hours, day: number): readonly Span[] {
  const known = remembered.get(hours)?.get(day);
  if (known) return known;
  const windows = windowsBeginningOn(hours, Temporal.PlainDate.from('1970-01-01').add({ days: day }));
  remembered.set(hours, (remembered.get(hours) ?? new Map()).set(day, windows));
  return windows;
}

/** The windows that begin on a date, each on the clocks of its own time zone. One that they skip as a whole is empty. */
function windowsBeginningOn(hours: Hours, date: Temporal.PlainDate): readonly Span[] {
  const weekday = weekdays[date.dayOfWeek - 1];
  const weekly = hours.open.filter(({ days }) => days.some(day => day === weekday));
  const extra = hours.extra?.filter(window => window.date === date.toString()) ?? [];
  return [...(isClosed(hours, date.toString()) ? [] : weekly), ...extra].map(
    ({ from = '00:00', to = '24:00', timeZone = hours.timeZone }) => {
      const [begin, end] = [minutesOf(from), minutesOf(to)];
      return {
        from: instantOf(date, begin, timeZone, 'earlier'),
        to: instantOf(date, end > begin ? end : end + 24 * 60, timeZone, 'later'),
      };
    },
  );
}

/** Dates that are written alike are ordered as texts are. */
const isClosed = ({ closed = [] }: Hours, date: string) =>
  closed.some(one => (typeof one === 'string' ? one === date : one.from <= date && date <= one.to));

function minutesOf(time: ClockTime): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** When clocks show the time that many minutes after a date began, the earlier or later time of two; or else, when they skip it. */
function instantOf(date: Temporal.PlainDate, minutes: number, timeZone: string, ofTwo: 'earlier' | 'later'): number {
  const time = date.toPlainDateTime().add({ minutes });
  const zoned = time.toZonedDateTime(timeZone, { disambiguation: ofTwo });
  if (zoned.toPlainDateTime().equals(time)) return zoned.epochMilliseconds;
  // Read as the earlier of two, a skipped time is of before the change that skips it: the next one.
  const before = time.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  return before.getTimeZoneTransition('next')?.epochMilliseconds ?? zoned.epochMilliseconds;
}

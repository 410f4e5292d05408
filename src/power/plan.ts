import { Temporal } from 'temporal-polyfill';
import { type Hours, openWindows, stretchAt } from './hours.ts';

/** Half an hour on the clocks of a day: open throughout, in part, or not at all. Skipped: summer time leaves it out. */
export type HalfHour = 'open' | 'partly' | 'closed' | 'skipped';

/** One day of an app's hours, on its clocks. */
export interface PlannedDay {
  date: Temporal.PlainDate;
  /** When it is open. What goes on over midnight is cut there. */
  windows: readonly Window[];
  /** For how long in all. */
  openHours: number;
  /** From midnight to midnight: 48. */
  halfHours: readonly HalfHour[];
}

export interface Window {
  from: Temporal.Instant;
  to: Temporal.Instant;
}

/** The clocks that an app's hours are told by; UTC where it has none. */
export const timeZoneOf = (hours: Hours | undefined) => hours?.timeZone ?? 'UTC';

/** So many days of an app's hours. */
export const planOf = (hours: Hours | undefined, from: Temporal.PlainDate, days: number): PlannedDay[] =>
  Array.from({ length: days }, (_, day) => planned(hours, from.add({ days: day })));

function planned(hours: Hours | undefined, date: Temporal.PlainDate): PlannedDay {
  const begin = date.toZonedDateTime(timeZoneOf(hours));
  const windows = openWindows(hours, begin.toInstant(), begin.add({ days: 1 }).startOfDay().toInstant());
  const openHours = windows.reduce((sum, { from, to }) => sum + (millis(to) - millis(from)) / hour, 0);
  return { date, windows, openHours, halfHours: halfHoursOf(begin, windows) };
}

const hour = 3_600_000;
const halfHour = hour / 2;
const millis = (moment: Temporal.Instant) => moment.epochMilliseconds;

/** Looks at each half hour that passes, and puts it where the clocks are then: what they show twice is one. */
function halfHoursOf(begin: Temporal.ZonedDateTime, windows: readonly Window[]): HalfHour[] {
  const { hoursInDay, timeZoneId, epochMilliseconds: midnight } = begin;
  const found = Array.from({ length: 48 }, () => ({ open: 0, passed: 0 }));
  for (let step = 0; step < hoursInDay * 2; step++) {
    const at = midnight + step * halfHour;
    const place = found[hoursInDay === 24 ? step : onClock(at, timeZoneId)];
    if (!place) continue;
    place.passed += halfHour;
    for (const { from, to } of windows) {
      place.open += Math.max(0, Math.min(millis(to), at + halfHour) - Math.max(millis(from), at));
    }
  }
  return found.map(({ open, passed }) => {
    if (passed === 0) return 'skipped';
    if (open === 0) return 'closed';
    return open < passed ? 'partly' : 'open';
  });
}

function onClock(at: number, timeZone: string): number {
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  return hour * 2 + Math.floor(minute / 30);
}

/** What comes next of an app's hours: so many changes at most. */
export function nextChanges(hours: Hours | undefined, from: Temporal.Instant, most: number) {
  const changes: { at: Temporal.Instant; open: boolean }[] = [];
  let { open, until } = stretchAt(hours, from);
  while (until && changes.length < most) {
    changes.push({ at: until, open: !open });
    ({ open, until } = stretchAt(hours, until));
  }
  return changes;
}

import { Temporal } from 'temporal-polyfill';
import { type Hours, openWindows, stretchAt } from './hours.ts';
import type { PowerSettings } from './settings.ts';

/** Half an hour on the clocks of a day: open throughout, in part, or not at all. Skipped: summer time leaves it out. */
export type HalfHour = 'open' | 'partly' | 'closed' | 'skipped';

/** One day of an app's hours, on its clocks. */
export interface DayPlan {
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
export const planDays = (hours: Hours | undefined, from: Temporal.PlainDate, days: number): DayPlan[] =>
  Array.from({ length: days }, (_, day) => planDay(hours, from.add({ days: day })));

function planDay(hours: Hours | undefined, date: Temporal.PlainDate): DayPlan {
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
export function nextChanges(hours: Hours | undefined, from: Temporal.Instant, max: number) {
  const changes: { at: Temporal.Instant; open: boolean }[] = [];
  let { open, until } = stretchAt(hours, from);
  while (until && changes.length < max) {
    changes.push({ at: until, open: !open });
    ({ open, until } = stretchAt(hours, until));
  }
  return changes;
}

/** Whole weeks, so that no weekday is in it once more than another. */
const weeks = 52;

/**
 * For how many hours of a month an app runs by its settings: the average of the 52 weeks from the day of `from` on, closed and extra
 * dates of that time included. The least is 0 where it sleeps when nobody is connected, the most what somebody always connected makes
 * of it. What visitors and operators keep it awake beyond its hours is in neither.
 */
export function monthlyHours(
  { hours, idleMinutes }: Pick<PowerSettings, 'hours' | 'idleMinutes'>,
  from: Temporal.Instant,
  hoursOfMonth: number,
): { least: number; most: number } {
  const begin = from.toZonedDateTimeISO(timeZoneOf(hours)).startOfDay();
  const end = begin.add({ weeks });
  const open = openWindows(hours, begin.toInstant(), end.toInstant());
  const length = (window: { from: Temporal.Instant; to: Temporal.Instant }) =>
    window.to.epochMilliseconds - window.from.epochMilliseconds;
  const share =
    open.reduce((sum, window) => sum + length(window), 0) / (end.epochMilliseconds - begin.epochMilliseconds);
  const most = share * hoursOfMonth;
  return { least: idleMinutes === undefined ? most : 0, most };
}

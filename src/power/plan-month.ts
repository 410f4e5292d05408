import type { Temporal } from 'temporal-polyfill';
import { openWindows } from './hours.ts';
import { timeZoneOf } from './plan.ts';
import type { PowerSettings } from './settings.ts';

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

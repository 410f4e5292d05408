import { Temporal } from 'temporal-polyfill';
import { isBefore } from '../kit/instants.ts';

/** Why a text names no moment, or none that a hold may end at. */
export type NoMoment = 'not-a-moment' | 'skipped' | 'past' | 'too-far';

/** How long a hold may last: whoever wants an app off for longer changes its hours. */
export const longestHoldDays = 30;

const relative = /^(?=\d)(?:(?<hours>\d{1,3})h)?(?:(?<minutes>\d{1,5})m)?$/;
const local = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/**
 * The moment that somebody typed: `2026-12-01T09:00Z` or with another offset, `2026-12-01T09:00` on the clocks of `timeZone`, or from
 * now on `2h`, `45m`, `1h30m`. A local time that summer time skips is none; one that comes twice is the second.
 */
export function momentNamed(text: string, timeZone: string, now: Temporal.Instant): Temporal.Instant | NoMoment {
  const later = relative.exec(text)?.groups;
  if (later) return now.add({ hours: Number(later.hours ?? 0), minutes: Number(later.minutes ?? 0) });
  try {
    return local.test(text) ? onClocksOf(timeZone, Temporal.PlainDateTime.from(text)) : Temporal.Instant.from(text);
  } catch (error) {
    if (error instanceof RangeError) return 'not-a-moment';
    throw error;
  }
}

/** As above, for the end of a hold: to come, and at most thirty days away. */
export function untilNamed(text: string, timeZone: string, now: Temporal.Instant): Temporal.Instant | NoMoment {
  const moment = momentNamed(text, timeZone, now);
  if (typeof moment === 'string') return moment;
  if (!isBefore(now, moment)) return 'past';
  const last = now.add({ hours: 24 * longestHoldDays });
  return isBefore(last, moment) ? 'too-far' : moment;
}

function onClocksOf(timeZone: string, time: Temporal.PlainDateTime): Temporal.Instant | NoMoment {
  const moment = time.toZonedDateTime(timeZone, { disambiguation: 'later' });
  // What is skipped comes out as another time.
  return moment.toPlainDateTime().equals(time) ? moment.toInstant() : 'skipped';
}

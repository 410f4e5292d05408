import { Temporal } from 'temporal-polyfill';
import { isBefore } from '../kit/instants.ts';
import type { Hours } from './hours.ts';
import { nextChanges } from './plan.ts';

/** Why a text names no moment, or none that a hold may end at. */
export type NoMoment = 'not-a-moment' | 'skipped' | 'past' | 'too-far';

/** How long a hold may last: whoever wants an app off for longer changes its hours. */
export const maxHoldDays = 30;

const relative = /^(?=\d)(?:(?<hours>\d{1,3})h)?(?:(?<minutes>\d{1,5})m)?$/;
const local = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/**
 * The moment that somebody typed: `2026-12-01T09:00Z` or with another offset, `2026-12-01T09:00` on the clocks of `timeZone`, or from
 * now on `2h`, `45m`, `1h30m`. A local time that summer time skips is none; one that comes twice is the second.
 */
export function parseMoment(text: string, timeZone: string, now: Temporal.Instant): Temporal.Instant | NoMoment {
  const later = relative.exec(text)?.groups;
  if (later) return now.add({ hours: Number(later.hours ?? 0), minutes: Number(later.minutes ?? 0) });
  try {
    return local.test(text) ? inTimeZone(timeZone, Temporal.PlainDateTime.from(text)) : Temporal.Instant.from(text);
  } catch (error) {
    if (error instanceof RangeError) return 'not-a-moment';
    throw error;
  }
}

/** As above, for the end of a hold: to come, and at most thirty days away. */
export function parseHoldEnd(text: string, timeZone: string, now: Temporal.Instant): Temporal.Instant | NoMoment {
  const moment = parseMoment(text, timeZone, now);
  if (typeof moment === 'string') return moment;
  if (!isBefore(now, moment)) return 'past';
  const last = now.add({ hours: 24 * maxHoldDays });
  return isBefore(last, moment) ? 'too-far' : moment;
}

function inTimeZone(timeZone: string, time: Temporal.PlainDateTime): Temporal.Instant | NoMoment {
  const moment = time.toZonedDateTime(timeZone, { disambiguation: 'later' });
  // What is skipped comes out as another time.
  return moment.toPlainDateTime().equals(time) ? moment.toInstant() : 'skipped';
}

/** Later openings are too far away for a sleep that nobody has thought about. */
const withinDays = 7;
/** Without an opening to wait for: a night. */
const nightHours = 12;

/** Until when an app sleeps that was put to sleep without a word of when to end: it next opens, within a week, or in twelve hours. */
export function untilOpening(hours: Hours | undefined, now: Temporal.Instant): Temporal.Instant {
  const opening = nextChanges(hours, now, 2).find(({ open }) => open)?.at;
  const latest = now.add({ hours: withinDays * 24 });
  return opening && opening.epochMilliseconds <= latest.epochMilliseconds ? opening : now.add({ hours: nightHours });
}

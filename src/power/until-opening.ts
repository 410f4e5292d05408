import type { Temporal } from 'temporal-polyfill';
import type { Hours } from './hours.ts';
import { nextChanges } from './plan.ts';

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

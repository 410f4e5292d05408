import { Temporal } from 'temporal-polyfill';

export interface MailsOfDay {
  /** The day it is, `YYYY-MM-DD` in UTC. */
  day: string;
  /** How many invitations a day takes, and how many it has taken already. */
  limit: number;
  spent: number;
}

/** The day on which the last of so many mails goes, if nobody else sends any. Undefined: there is none, or never. */
export function lastMailDay(needed: number, { day, limit, spent }: MailsOfDay): string | undefined {
  if (needed === 0) return undefined;
  const later = needed - Math.max(0, limit - spent);
  if (later <= 0) return day;
  if (limit <= 0) return undefined;
  return Temporal.PlainDate.from(day)
    .add({ days: Math.ceil(later / limit) })
    .toString();
}

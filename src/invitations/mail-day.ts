import type { Temporal } from 'temporal-polyfill';
import type { InvitationOptions } from './ports.ts';

/** The day whose mails are counted, as Cognito counts, and when the next begins. */
export function mailDay(now: Temporal.Instant): { day: string; resets: Temporal.Instant } {
  const today = now.toZonedDateTimeISO('UTC').toPlainDate();
  return { day: `${today}`, resets: today.add({ days: 1 }).toZonedDateTime('UTC').toInstant() };
}

/** Mails a day that invitations may take. */
export const mailsForInvitations = ({
  mailsPerDay,
  mailReserve,
}: Pick<InvitationOptions, 'mailsPerDay' | 'mailReserve'>): number => Math.max(0, mailsPerDay - mailReserve);

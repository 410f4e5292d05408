import type { Temporal } from 'temporal-polyfill';
import type { Finding } from './finding.ts';
import { mailDay, mailsForInvitations } from './mail-day.ts';
import type { Known, Pool } from './pool.ts';
import type { InvitationSettings, MailBudget, Resends } from './ports.ts';
import { type Refusal, refusalOf } from './refusal.ts';

export interface ResendPorts {
  pool: Pick<Pool, 'resend'>;
  budget: MailBudget;
  resends: Resends;
  now(): Temporal.Instant;
}

/** `after`: when it is worth another try. */
export type Resent = { done: true } | { done: false; finding: Finding; after?: Temporal.Instant };

/** Twice within this time is taken for a slip of the finger. */
export const resendSeconds = 60;

/**
 * Mails somebody who has yet to sign in once more, because somebody asked for it. Noted and counted before the call, so that two
 * who ask at once send one mail. Throws where a right is missing or something is not deployed.
 */
export async function resend(
  { pool, budget, resends, now: clock }: ResendPorts,
  { username, enabled, status }: Known,
  settings: InvitationSettings,
): Promise<Resent> {
  if (!enabled) return not({ code: 'USER_DISABLED' });
  if (status !== 'invited') return not({ code: status === 'external' ? 'USER_EXTERNAL' : 'USER_ACTIVE' });
  const now = clock();
  const { day, resets } = mailDay(now);
  const limit = mailsForInvitations(settings);
  const tomorrow = not({ code: 'MAIL_QUOTA_DEFERRED', values: { until: `${resets}` } }, resets);
  if ((await budget.spent(day)) >= limit) return tomorrow; // before it is noted, or the next try would be too soon
  const soonest = now.add({ seconds: resendSeconds });
  if (!(await resends.note(username, now, now.subtract({ seconds: resendSeconds }))))
    return not({ code: 'RESEND_TOO_SOON' }, soonest);
  if (!(await budget.spend(day, limit))) return tomorrow;
  try {
    await pool.resend(username);
    return { done: true };
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal.code === 'mail-limit') {
      await budget.exhaust(day);
      return tomorrow;
    }
    if (!mayBeSent.includes(refusal.code)) await budget.giveBack(day);
    if (refusal.code === 'not-allowed' || refusal.code === 'not-found') throw error;
    return not(findingOf(refusal), refusal.code === 'throttled' ? soonest : undefined);
  }
}

const mayBeSent: readonly Refusal['code'][] = ['unclear', 'mail-failed'];

function findingOf({ code, name, message }: Refusal): Finding {
  if (code === 'throttled') return { code: 'THROTTLED' };
  if (code === 'unclear') return { code: 'MAIL_UNCONFIRMED' };
  if (name === 'UnsupportedUserStateException') return { code: 'USER_ACTIVE' };
  return { code: code === 'mail-failed' ? 'MAIL_FAILED' : 'REFUSED', values: { message } };
}

const not = (finding: Finding, after?: Temporal.Instant): Resent => ({
  done: false,
  finding,
  ...(after && { after }),
});

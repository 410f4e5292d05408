import type { Temporal } from 'temporal-polyfill';
import type { Finding } from './finding.ts';
import type { Job } from './job.ts';
import { mailDay, mailsForInvitations } from './mail-day.ts';
import { unplanned } from './plan.ts';
import type { PoolAccount } from './pool.ts';
import type { InvitationOptions, MailBudget, ResendLog } from './ports.ts';
import type { FileRow } from './row.ts';
import { jobId, type SubmitPorts, submit } from './submit.ts';

export interface ResendPorts extends SubmitPorts {
  budget: Pick<MailBudget, 'spent'>;
  resends: ResendLog;
  askWorker(): Promise<void>;
  /** Letters and digits that nobody has had before. */
  random(): string;
}

/** `after`: when it is worth another try. */
export type ResendResult = { job: Job } | { job?: never; finding: Finding; after?: Temporal.Instant };

/** Twice within this time is taken for a slip of the finger. */
export const resendSeconds = 60;

/**
 * Requests that someone who has yet to sign in is sent their invitation again: a job of one row, which the worker does. Only the worker
 * may mail, and it writes each call down before it makes it. Noted first, so that two requests at once are one email. `by`: who wants it.
 */
export async function requestResend(
  { budget, resends, askWorker, random, ...ports }: ResendPorts,
  { username, email, enabled, status }: PoolAccount & { email: string },
  by: string,
  settings: InvitationOptions,
): Promise<ResendResult> {
  if (!enabled) return { finding: { code: 'USER_DISABLED' } };
  if (status !== 'invited') return { finding: { code: status === 'external' ? 'USER_EXTERNAL' : 'USER_ACTIVE' } };
  const now = ports.now();
  const { day, resets } = mailDay(now);
  // Before it is noted, or the next try would be too soon.
  if ((await budget.spent(day)) >= mailsForInvitations(settings))
    return { finding: { code: 'MAIL_QUOTA_DEFERRED', values: { until: `${resets}` } }, after: resets };
  if (!(await resends.note(username, now, now.subtract({ seconds: resendSeconds }))))
    return { finding: { code: 'RESEND_TOO_SOON' }, after: now.add({ seconds: resendSeconds }) };
  const submission = { id: jobId(now, random()), by, label: email, onExisting: 'resend' as const };
  const job = await submit(ports, submission, unplanned(rowFor(email)), 'queued');
  await askWorker();
  return { job };
}

async function* rowFor(email: string): AsyncGenerator<FileRow, void> {
  yield { line: 1, given: { email, name: '', groups: '', until: '' }, invitation: { email, groups: [] } };
}

import type { Temporal } from 'temporal-polyfill';
import { isBefore } from '../../kit/instants.ts';
import type { Finding } from '../finding.ts';
import { deferredKeptDays, type Job } from '../job.ts';
import type { LastDays } from '../last-days.ts';
import { mailDay, mailsForInvitations } from '../mail-day.ts';
import { PoolError, type PoolRefusal } from '../pool-error.ts';
import type { InvitationOptions, MailBudget } from '../ports.ts';
import type { Row } from '../row.ts';
import { type ActiveRow, withoutWaits } from './open-row.ts';
import type { PacedPool } from './paced-pool.ts';
import { userNames } from './user-names.ts';

/** What doing rows of a job needs. */
export interface JobContext {
  pool: PacedPool;
  budget: MailBudget;
  now(): Temporal.Instant;
  settings: InvitationOptions;
  job: Pick<Job, 'onExisting' | 'at' | 'by'>;
  /** The last day whose mails turned out to be used up. */
  exhaustedOn: { day?: string };
  lastDays: LastDays;
}

type Call = { what: 'create' } | { what: 'resend'; username?: string };

/** Older than this, what the row says of its call is no longer true of a call that begins now. */
const maxPauseSeconds = 5;
const maxUnexpectedAnswers = 3;

/** Whether a row that needs a mail need not ask. */
export const isMailLimitReached = ({ exhaustedOn: usedUp, now }: JobContext): boolean =>
  usedUp.day === mailDay(now()).day;

/**
 * The row waits for the mails of tomorrow. That is written once, or a file for a year would be written anew every day: a row that is
 * deferred already stays as it is, unless the ledger is to delete it before long.
 */
export async function defer({ now }: JobContext, hand: ActiveRow, findings: readonly Finding[]): Promise<void> {
  const { resets } = mailDay(now());
  hand.waitsUntil = resets;
  if (hand.row.state === 'deferred' && !isOld(hand.row, resets)) return;
  await hand.put({ state: 'deferred', after: resets, findings: [...findings, { code: 'MAIL_QUOTA_DEFERRED' }] });
}

/** Whether half of the time for which the ledger keeps it is over. What says until when it waits, a version wrote that kept it for 90 days. */
const isOld = ({ after, findings }: Row, now: Temporal.Instant) =>
  !after ||
  findings.some(({ code, values }) => code === 'MAIL_QUOTA_DEFERRED' && values) ||
  isBefore(after.add({ hours: 12 * deferredKeptDays }), now);

/**
 * The one call that mails: counted, then written down, then made, once. Whatever ends the worker in between, the row says that the
 * call may have been made; what the row does not say was not done.
 */
export async function sendInvitation(
  work: JobContext,
  hand: ActiveRow,
  call: Call,
  findings: readonly Finding[],
): Promise<void> {
  if (isMailLimitReached(work)) return defer(work, hand, findings);
  const username = nameFor(work, hand, call);
  if (username === undefined) return hand.fail({ code: 'REFUSED', values: { message: 'No user name is free.' } });
  await work.pool.waitForTurn();
  const { day } = mailDay(work.now());
  if (!(await work.budget.spend(day, mailsForInvitations(work.settings)))) {
    work.exhaustedOn.day = day;
    return defer(work, hand, findings);
  }
  const unsent = () => work.budget.giveBack(day);
  const at = work.now();
  try {
    await hand.put({ state: 'calling', call: { what: call.what, at }, findings, ...nameOf(call) });
  } catch (error) {
    await unsent(); // whatever is written down: the call was not made
    throw error;
  }
  if (isBefore(at.add({ seconds: maxPauseSeconds }), work.now())) {
    await unsent();
    return hand.put({ state: 'waiting', findings: [] });
  }
  try {
    const made = await makeCall(work.pool, hand, call.what, username);
    await hand.put({ state: 'mailed', outcome: outcomeOf(call), username: made, findings });
  } catch (error) {
    if (!(error instanceof PoolError)) throw error;
    await handleRefusal(work, hand, call, { refusal: error, day, unsent });
  }
}

/** Undefined when all names are somebody else's. */
function nameFor({ settings }: JobContext, { invitation, namesTaken }: ActiveRow, call: Call): string | undefined {
  if (call.what === 'resend') return call.username;
  const names = settings.named ? userNames(invitation.email) : [invitation.email].values();
  return names.drop(namesTaken).next().value;
}

async function makeCall(pool: PacedPool, hand: ActiveRow, what: Call['what'], username: string): Promise<string> {
  if (what === 'resend') {
    await pool.resendNow(username);
    return username;
  }
  const { email, name, until, groups } = hand.invitation;
  const made = await pool.createNow({ username, email, ...(name && { name }), ...(until && { until }) });
  hand.missing = { join: groups };
  return made;
}

interface RefusedCall {
  refusal: PoolError;
  day: string;
  /** Gives the mail back. Before the row says so: a crash between costs a mail, and never sends one too many. */
  unsent(): Promise<void>;
}

async function handleRefusal(
  work: JobContext,
  hand: ActiveRow,
  call: Call,
  { refusal: error, day, unsent }: RefusedCall,
): Promise<void> {
  const { refusal } = error;
  const again = async (findings: Row['findings']) => {
    await unsent();
    await hand.put({ state: 'waiting', findings });
  };
  switch (refusal.code) {
    case 'unclear': // the row stays as it is, until whatever was begun has ended
      return;
    case 'throttled':
      return again([{ code: 'THROTTLED' }]);
    case 'taken':
      hand.namesTaken++;
      return again([]);
    case 'moved-on':
      if (++hand.unexpectedAnswers < maxUnexpectedAnswers) return again([]);
      return endWithoutMail(work, hand, call, refusal, unsent);
    case 'not-allowed':
    case 'not-found':
      await again([]);
      throw error;
    case 'mail-limit':
      work.exhaustedOn.day = day;
      await work.budget.exhaust(day);
      return endWithoutMail(work, hand, call, refusal, unsent);
    case 'mail-failed':
    case 'refused':
      return endWithoutMail(work, hand, call, refusal, unsent);
  }
}

/** Cognito may refuse a mail and leave the person behind all the same: https://github.com/boto/boto3/issues/3524 */
async function endWithoutMail(
  work: JobContext,
  hand: ActiveRow,
  call: Call,
  refusal: PoolRefusal,
  unsent: () => Promise<void>,
) {
  const { code, message } = refusal;
  const findings = withoutWaits(hand.row.findings);
  const made = call.what === 'create' ? (await work.pool.find(hand.invitation.email))?.username : undefined;
  const username = made ?? (code === 'mail-failed' ? nameOf(call).username : undefined);
  if (username !== undefined) {
    const failed: Finding = { code: 'MAIL_FAILED', values: { message } };
    return hand.put({ state: 'mailed', outcome: outcomeOf(call), username, findings: [...findings, failed] });
  }
  if (code === 'mail-limit') return defer(work, hand, findings);
  if (code !== 'mail-failed') await unsent();
  const finding = code === 'mail-failed' ? 'MAIL_FAILED' : 'REFUSED';
  const all: Finding[] = [...findings, { code: finding, values: { message } }];
  await hand.put({ state: 'done', outcome: 'failed', findings: all, ...nameOf(call) });
}

const outcomeOf = ({ what }: Call) => (what === 'create' ? 'invited' : 'resent');
const nameOf = (call: Call) => (call.what === 'resend' && call.username ? { username: call.username } : {});

import type { Temporal } from 'temporal-polyfill';
import { isBefore } from '../../kit/instants.ts';
import type { Finding } from '../finding.ts';
import { isSameStep, missingParts, needsGroups, planRow } from '../plan.ts';
import { maxCallSeconds, type PoolPerson } from '../pool.ts';
import { PoolError } from '../pool-error.ts';
import type { Row, RowStep } from '../row.ts';
import { type ActiveRow, withoutWaits } from './open-row.ts';
import { defer, isMailLimitReached, type JobContext, sendInvitation } from './send-invitation.ts';

/** Whether something can be done for a row now: not while it waits for a day, or for a call that may still be on its way. */
export function isDue({ state, call, after }: Row, now: Temporal.Instant): boolean {
  if (state === 'waiting' || state === 'mailed') return true;
  if (state === 'deferred') return !after || !isBefore(now, after);
  return state === 'calling' && !(call && isBefore(now, call.at.add({ seconds: maxCallSeconds })));
}

/**
 * Does for a row what can be done now, step by step, each written down. Throws, having left the row as it is written down, what is
 * not the row's fault: `Stop`, `RowLost`, `PoolError` where a right is missing or the answer unclear, and what the ledger throws.
 */
export async function advanceRow(work: JobContext, hand: ActiveRow): Promise<void> {
  if (!isDue(hand.row, work.now())) hand.waitsUntil = hand.row.after;
  while (!hand.waitsUntil && isDue(hand.row, work.now())) {
    try {
      await step(work, hand);
    } catch (error) {
      if (!(error instanceof PoolError)) throw error;
      const { code, message } = error.refusal;
      if (code === 'throttled') continue;
      // Only a group can be missing for one row alone.
      const forAll = code === 'not-allowed' || (code === 'not-found' && hand.row.state !== 'mailed');
      if (forAll || code === 'unclear') throw error;
      await hand.fail({ code: 'REFUSED', values: { message } });
    }
  }
}

function step(work: JobContext, hand: ActiveRow): Promise<void> {
  if (hand.row.state === 'calling') return settleCall(work, hand);
  if (hand.row.state === 'mailed') return addGroups(work, hand);
  if (hand.row.state === 'deferred' && isMailLimitReached(work))
    return defer(work, hand, withoutWaits(hand.row.findings));
  return begin(work, hand);
}

/** Looks the person up, and does what the plan for somebody like that is. */
async function begin(work: JobContext, hand: ActiveRow): Promise<void> {
  const { temporaryDays } = work.settings;
  const { onExisting, at } = work.job;
  const person = await findPerson(work, hand, needsGroups(onExisting));
  const now = planRow(hand.invitation, person, { onExisting, temporaryDays, now: work.now(), requestedAt: at });
  const findings = [...(now.finding ? [now.finding] : []), ...changesSincePlan(hand.row.planned, now)];
  const known = person && { username: person.username };
  hand.missing = now;
  switch (now.action) {
    case 'invite':
      return sendInvitation(work, hand, { what: 'create' }, findings);
    case 'resend':
      return sendInvitation(work, hand, { what: 'resend', ...known }, findings);
    case 'update': // written down first, so that what is done already does not look like a change of the pool later
      return hand.put({ state: 'mailed', outcome: 'updated', findings, ...known });
    case 'nothing':
      return hand.put({ state: 'done', outcome: 'unchanged', findings, ...known });
    case 'refuse':
      return hand.put({ state: 'done', outcome: 'failed', findings, ...known });
  }
}

/** A call that was interrupted, long enough ago: whoever is there may have been mailed, and is not mailed again. */
async function settleCall({ pool }: JobContext, hand: ActiveRow): Promise<void> {
  const { call, findings, username } = hand.row;
  const found = call?.what === 'resend' ? username : (await pool.find(hand.invitation.email))?.username;
  if (found === undefined) return hand.put({ state: 'waiting', findings: [] });
  const outcome = call?.what === 'resend' ? 'resent' : 'invited';
  await hand.put({ state: 'mailed', outcome, username: found, findings: [...findings, { code: 'MAIL_UNCONFIRMED' }] });
}

/** Last day and groups. Asked for twice they are the same. */
async function addGroups(work: JobContext, hand: ActiveRow): Promise<void> {
  const { findings, outcome = 'updated' } = hand.row;
  const person = hand.missing && hand.row.username ? undefined : await findPerson(work, hand, true);
  if (person) hand.missing = missingParts(hand.invitation, person);
  const username = hand.row.username ?? person?.username;
  if (!hand.missing || username === undefined)
    return hand.fail({ code: 'REFUSED', values: { message: 'The person was deleted meanwhile.' } });
  if (hand.missing.until !== undefined) {
    const { until } = hand.missing;
    const sender = { by: work.job.by, today: work.now().toString().slice(0, 10) };
    const why = await work.lastDays.set(work.pool, { email: hand.invitation.email, username, until }, sender);
    if (why !== undefined) return hand.fail({ code: 'UNTIL_PAST', values: { value: until, why } });
  }
  for (const group of hand.missing.join) {
    await work.pool.join(username, group);
    hand.missing = { ...hand.missing, join: hand.missing.join.filter(other => other !== group) };
  }
  await hand.put({ state: 'done', outcome, username, findings: withoutWaits(findings) });
}

async function findPerson(
  { pool }: JobContext,
  { invitation }: ActiveRow,
  groups: boolean,
): Promise<PoolPerson | undefined> {
  const known = await pool.find(invitation.email);
  if (!known) return undefined;
  const asked = groups && known.enabled && invitation.groups.length > 0;
  return { ...known, groups: asked ? await pool.groupsOf(known.username) : [] };
}

const changesSincePlan = (planned: RowStep | undefined, now: RowStep): Finding[] =>
  planned === undefined || isSameStep(planned, now)
    ? []
    : [{ code: 'CHANGED_SINCE_PLAN', values: { planned: planned.action, now: now.action } }];

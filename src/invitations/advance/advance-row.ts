import type { Temporal } from 'temporal-polyfill';
import { isBefore } from '../../kit/instants.ts';
import type { Finding } from '../finding.ts';
import { isSameStep, lacking, needsGroups, planRow } from '../plan.ts';
import { longestCallSeconds, type PoolPerson } from '../pool.ts';
import type { Row, Step } from '../row.ts';
import { type Hand, lasting } from './open-row.ts';
import { Refused } from './paced-pool.ts';
import { defer, isUsedUp, mail, type RowWork } from './send-invitation.ts';

/** Whether something can be done for a row now: not while it waits for a day, or for a call that may still be on its way. */
export function isDue({ state, call, after }: Row, now: Temporal.Instant): boolean {
  if (state === 'waiting' || state === 'mailed') return true;
  if (state === 'deferred') return !after || !isBefore(now, after);
  return state === 'calling' && !(call && isBefore(now, call.at.add({ seconds: longestCallSeconds })));
}

/**
 * Does for a row what can be done now, step by step, each written down. Throws, having left the row as it is written down, what is
 * not the row's fault: `Stop`, `RowLost`, `Refused` where a right is missing or the answer unclear, and what the ledger throws.
 */
export async function advance(work: RowWork, hand: Hand): Promise<void> {
  if (!isDue(hand.row, work.now())) hand.waitsUntil = hand.row.after;
  while (!hand.waitsUntil && isDue(hand.row, work.now())) {
    try {
      await step(work, hand);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const { code, message } = error.refusal;
      if (code === 'throttled') continue;
      // Only a group can be missing for one row alone.
      const forAll = code === 'not-allowed' || (code === 'not-found' && hand.row.state !== 'mailed');
      if (forAll || code === 'unclear') throw error;
      await hand.fail({ code: 'REFUSED', values: { message } });
    }
  }
}

function step(work: RowWork, hand: Hand): Promise<void> {
  if (hand.row.state === 'calling') return settle(work, hand);
  if (hand.row.state === 'mailed') return finish(work, hand);
  if (hand.row.state === 'deferred' && isUsedUp(work)) return defer(work, hand, lasting(hand.row.findings));
  return begin(work, hand);
}

/** Looks the person up, and does what the plan for somebody like that is. */
async function begin(work: RowWork, hand: Hand): Promise<void> {
  const { temporaryDays } = work.settings;
  const { onExisting, at } = work.job;
  const person = await look(work, hand, needsGroups(onExisting));
  const now = planRow(hand.invitation, person, { onExisting, temporaryDays, now: work.now(), asked: at });
  const findings = [...(now.finding ? [now.finding] : []), ...changed(hand.row.planned, now)];
  const known = person && { username: person.username };
  hand.lacks = now;
  switch (now.action) {
    case 'invite':
      return mail(work, hand, { what: 'create' }, findings);
    case 'resend':
      return mail(work, hand, { what: 'resend', ...known }, findings);
    case 'update': // written down first, so that what is done already does not look like a change of the pool later
      return hand.put({ state: 'mailed', outcome: 'updated', findings, ...known });
    case 'nothing':
      return hand.put({ state: 'done', outcome: 'unchanged', findings, ...known });
    case 'refuse':
      return hand.put({ state: 'done', outcome: 'failed', findings, ...known });
  }
}

/** A call that was interrupted, long enough ago: whoever is there may have been mailed, and is not mailed again. */
async function settle({ pool }: RowWork, hand: Hand): Promise<void> {
  const { call, findings, username } = hand.row;
  const found = call?.what === 'resend' ? username : (await pool.find(hand.invitation.email))?.username;
  if (found === undefined) return hand.put({ state: 'waiting', findings: [] });
  const outcome = call?.what === 'resend' ? 'resent' : 'invited';
  await hand.put({ state: 'mailed', outcome, username: found, findings: [...findings, { code: 'MAIL_UNCONFIRMED' }] });
}

/** Last day and groups. Asked for twice they are the same. */
async function finish(work: RowWork, hand: Hand): Promise<void> {
  const { findings, outcome = 'updated' } = hand.row;
  const person = hand.lacks && hand.row.username ? undefined : await look(work, hand, true);
  if (person) hand.lacks = lacking(hand.invitation, person);
  const username = hand.row.username ?? person?.username;
  if (!hand.lacks || username === undefined)
    return hand.fail({ code: 'REFUSED', values: { message: 'The person was deleted meanwhile.' } });
  if (hand.lacks.until !== undefined) {
    const { until } = hand.lacks;
    const sender = { by: work.job.by, today: work.now().toString().slice(0, 10) };
    const why = await work.lastDays.set(work.pool, { email: hand.invitation.email, username, until }, sender);
    if (why !== undefined) return hand.fail({ code: 'UNTIL_PAST', values: { value: until, why } });
  }
  for (const group of hand.lacks.join) {
    await work.pool.join(username, group);
    hand.lacks = { ...hand.lacks, join: hand.lacks.join.filter(other => other !== group) };
  }
  await hand.put({ state: 'done', outcome, username, findings: lasting(findings) });
}

async function look({ pool }: RowWork, { invitation }: Hand, groups: boolean): Promise<PoolPerson | undefined> {
  const known = await pool.find(invitation.email);
  if (!known) return undefined;
  const asked = groups && known.enabled && invitation.groups.length > 0;
  return { ...known, groups: asked ? await pool.groupsOf(known.username) : [] };
}

const changed = (planned: Step | undefined, now: Step): Finding[] =>
  planned === undefined || isSameStep(planned, now)
    ? []
    : [{ code: 'CHANGED_SINCE_PLAN', values: { planned: planned.action, now: now.action } }];

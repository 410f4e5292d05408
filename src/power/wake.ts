import type { Temporal } from 'temporal-polyfill';
import { isBefore } from '../kit/instants.ts';
import { decide, type PowerDecision } from './decide.ts';
import { isOpen } from './hours.ts';
import type { Lease, PowerRecord, Service, Wishes } from './observation.ts';
import type { PowerSettings } from './settings.ts';

/** What a visitor's wake knows of an app: what people asked and what is remembered, nothing of what runs. */
export interface AppNotes {
  wishes: Wishes;
  record: PowerRecord;
}

/** A lease to be taken, or why none would help, and what is decided then. */
export type Grant = { lease: Lease; decision: PowerDecision } | { lease?: never; decision: PowerDecision };

const nothingRuns: Service = { desiredCount: 0, runningCount: 0, rollout: 'completed', healthyTargets: 0 };

/**
 * What is wanted of an app whoever may be connected to it: what would be decided if nothing ran. So it never says that the app
 * stays up because it is in use, which only the reconciler can tell.
 */
export const decideIfStopped = (
  { wishes, record }: AppNotes,
  app: PowerSettings,
  now: Temporal.Instant,
): PowerDecision => decide({ service: nothingRuns, route: 'wake', sessions: [], wishes, record }, app, now);

/**
 * What a visit at the waiting page does. No lease where the app is to be awake anyway; otherwise one, if the app would be awake with it
 * and, outside its hours, if visitors may wake it then. A deploy's verification is no reason to stay, so it does not count.
 */
export function wake(
  known: AppNotes,
  app: PowerSettings,
  now: Temporal.Instant,
  asker: Pick<Lease, 'id' | 'by'>,
): Grant {
  const decision = decideIfStopped(withoutMark(known), app, now);
  return decision.target === 'awake' ? { decision } : grantLease(known, app, now, asker);
}

/** What "Extend" does: a new lease from now on, if the app would be up longer with it than it will be anyway. */
export function extend(
  known: AppNotes,
  app: PowerSettings,
  now: Temporal.Instant,
  asker: Pick<Lease, 'id' | 'by'>,
): Grant {
  const decision = decideIfStopped(withoutMark(known), app, now);
  const granted = grantLease(known, app, now, asker);
  const enough = decision.target === 'awake' && lastsUntil(granted.lease?.until, decision);
  return enough ? { decision } : granted;
}

function grantLease(
  known: AppNotes,
  app: PowerSettings,
  now: Temporal.Instant,
  { id, by }: Pick<Lease, 'id' | 'by'>,
): Grant {
  const { wishes, record } = withoutMark(known);
  if (!app.wakeOutsideHours && !isOpen(app.hours, now))
    return { decision: decideIfStopped({ wishes, record }, app, now) };
  const lease = { id, by, at: now, until: now.add({ hours: app.leaseHours }) };
  const decision = decideIfStopped({ wishes: { ...wishes, lease }, record }, app, now);
  return decision.target === 'awake' ? { lease, decision } : { decision };
}

function withoutMark({ wishes: { mark: _, ...wishes }, record }: AppNotes): AppNotes {
  return { wishes, record };
}

/** Whether a decision holds at least as long as a lease would. Without an end it always does. */
const lastsUntil = (lease: Temporal.Instant | undefined, { until }: PowerDecision) =>
  until === undefined || (lease !== undefined && !isBefore(until, lease));

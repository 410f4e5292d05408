import { Temporal } from 'temporal-polyfill';
import type { PowerDecision } from './decide.ts';
import type { PowerStep } from './next-step.ts';
import type { Leaving, Observation, PowerRecord, PowerState, WakeTime } from './observation.ts';

/** How many wakes tell how long one usually takes. */
const maxWakes = 20;

/** What is remembered of an app that nobody has looked at yet. */
export const firstRecord = (now: Temporal.Instant): PowerRecord => ({
  version: 0,
  state: 'asleep',
  since: now,
  reason: 'unknown',
  wakes: [],
});

/** The record that follows the one that was found: what was seen and decided, and what is about to be done. */
export function nextRecord(
  seen: Observation,
  decision: PowerDecision,
  step: PowerStep | undefined,
  now: Temporal.Instant,
): PowerRecord {
  const { service, route, record, wishes } = seen;
  const { reason, until } = decision;
  const version = record.version + 1;
  if (service === 'unknown' || route === 'unknown') return { ...record, version };

  const up = service.desiredCount > 0;
  const state = stateOf(seen, decision, now);
  const awake = state === 'awake';
  const upSince = up ? (record.upSince ?? now) : undefined;
  const runningSince = up && service.runningCount > 0 ? (record.runningSince ?? now) : undefined;
  const leaves = decision.target === 'asleep' && up;
  const stops = step?.kind === 'count' && step.to === 0;
  return definedOf({
    version,
    state,
    since: state === record.state ? record.since : now,
    reason,
    until,
    upSince,
    runningSince,
    leaving: leaves ? leavingOf(step?.kind === 'route' ? undefined : record.leaving, now) : undefined,
    stoppingSince: stops ? now : record.stoppingSince,
    spentLease: stops ? (wishes.lease?.id ?? record.spentLease) : record.spentLease,
    failure: up && !awake ? (service.failure ?? record.failure) : undefined,
    unverified: awake ? undefined : record.unverified,
    wakes: awake && upSince ? withWake(record, upSince, runningSince ?? now, now) : record.wakes,
  });
}

/** Whether the one says anything that the other does not, whoever wrote it. */
export const recordDiffers = (
  { version: _, ...before }: PowerRecord,
  { version: __, ...after }: PowerRecord,
): boolean => !isSame(before, after);

function isSame(one: unknown, other: unknown): boolean {
  if (one instanceof Temporal.Instant) return other instanceof Temporal.Instant && one.equals(other);
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return one === other;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every(key => isSame(Reflect.get(one, key), Reflect.get(other, key)))
  );
}

function stateOf(
  { service, route, record }: Observation,
  { target }: PowerDecision,
  now: Temporal.Instant,
): PowerState {
  if (service === 'unknown' || target === 'leave') return record.state;
  if (service.desiredCount === 0) return target === 'awake' ? 'waking' : 'asleep';
  if (target === 'draining') return 'draining';
  if (target === 'asleep') return 'leaving';
  if (route === 'app' && (service.healthyTargets ?? 0) > 0) return 'awake';
  const { failure } = service;
  return failure && failure.at.epochMilliseconds >= (record.upSince ?? now).epochMilliseconds ? 'failed' : 'waking';
}

/** Runs that somebody asked for come closer together than a minute, and do not count; those of the schedule are not quite punctual. */
const minSecondsApart = 45;

function leavingOf(before: Leaving | undefined, now: Temporal.Instant): Leaving {
  if (!before) return { since: now, looks: 0, lookedAt: now };
  const apart = now.since(before.lookedAt).total('seconds');
  return apart < minSecondsApart ? before : { ...before, looks: before.looks + 1, lookedAt: now };
}

/** Only a wake from sleep tells how long one takes: not a copy that was away for a moment, nor one that was there at the first look. */
function withWake(
  { state, wakes }: PowerRecord,
  upSince: Temporal.Instant,
  runningSince: Temporal.Instant,
  now: Temporal.Instant,
): readonly WakeTime[] {
  if (state !== 'waking' && state !== 'failed') return wakes;
  const after = (moment: Temporal.Instant) => Math.round(moment.since(upSince).total('seconds'));
  const wake = { at: upSince, runningAfter: after(runningSince), readyAfter: after(now) };
  return wake.readyAfter === 0 ? wakes : [...wakes, wake].slice(-maxWakes);
}

/** A record without the members that are undefined, which is what "absent" means in it. */
const definedOf = (record: { [Key in keyof PowerRecord]: PowerRecord[Key] | undefined }) =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as unknown as PowerRecord;

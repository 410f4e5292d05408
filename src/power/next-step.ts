import type { Temporal } from 'temporal-polyfill';
import { isBefore } from '../kit/instants.ts';
import type { PowerDecision, PowerReason } from './decide.ts';
import type { Observation } from './observation.ts';
import { haveAllReported } from './presence.ts';
import type { PowerSettings } from './settings.ts';

/** One change of what is deployed. */
export type PowerStep =
  /** So many copies are to run: 0 ends them all. */
  | { kind: 'count'; to: number }
  /** Visitors are to be sent there. */
  | { kind: 'route'; to: 'app' | 'wake' };

/** From sending visitors to the waiting page until the copies end: one minute between reports and three that they may be late. */
const leavingMinutes = 4;

/** By minutes that a clock cannot jump over: this look is the fourth. */
const looksRequired = leavingMinutes - 1;

/** How long another run's request to end the copies may be on its way: three attempts of three seconds. */
const stoppingSeconds = 12;

/** Reasons that do not wait for whoever is connected. */
const immediateReasons: readonly PowerReason[] = ['held-asleep', 'grace-over'];

/**
 * What brings an app closer to what was decided, in an order in which nobody meets a closed door: copies before visitors when it
 * wakes, visitors before copies when it goes to sleep. Undefined: nothing is to be done.
 */
export function nextStep(
  seen: Observation,
  decision: PowerDecision,
  { replicas }: Pick<PowerSettings, 'replicas'>,
  now: Temporal.Instant,
): PowerStep | undefined {
  const { service, route, record } = seen;
  if (service === 'unknown' || route === 'unknown') return undefined;
  const { desiredCount, runningCount, healthyTargets = 0 } = service;
  const send = (to: 'app' | 'wake'): PowerStep | undefined => (route === to ? undefined : { kind: 'route', to });

  switch (decision.target) {
    case 'leave':
      return undefined;
    case 'awake': {
      const dying = record.stoppingSince && isBefore(now, record.stoppingSince.add({ seconds: stoppingSeconds }));
      // More copies than that are somebody's doing, and stay. Those that another run has just told to end are to run again.
      if (desiredCount < replicas || (dying && record.state === 'leaving')) {
        return { kind: 'count', to: Math.max(replicas, desiredCount) };
      }
      if (healthyTargets > 0) return dying ? undefined : send('app');
      // No copy at all: the waiting page says more than the load balancer's 503. One that is only slow keeps its visitors.
      return runningCount === 0 ? send('wake') : undefined;
    }
    case 'draining':
      return healthyTargets > 0 ? send('app') : undefined;
    case 'asleep':
      if (route !== 'wake') return send('wake');
      if (desiredCount === 0) return undefined;
      return immediateReasons.includes(decision.reason) || isEmpty(seen, desiredCount, now)
        ? { kind: 'count', to: 0 }
        : undefined;
  }
}

function isEmpty({ record: { leaving }, sessions }: Observation, copies: number, now: Temporal.Instant): boolean {
  if (!leaving || leaving.looks < looksRequired || isBefore(now, leaving.since.add({ minutes: leavingMinutes })))
    return false;
  return haveAllReported(sessions, leaving.since, copies);
}

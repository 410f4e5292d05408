import type { Temporal } from 'temporal-polyfill';
import { decide, type PowerDecision, type PowerReason } from './decide.ts';
import type { Observation } from './observation.ts';
import { firstRecord } from './remember.ts';
import { leaseIdleMinutes, type PowerSettings } from './settings.ts';
import { wake } from './wake.ts';

/** What may be the case at a time nobody can look at yet, or any more. */
export type Assumption =
  /** It has been running for long, and nobody has been connected for as long. */
  | 'nobody-connected'
  /** It has been running for long, and somebody is connected. */
  | 'somebody-connected'
  /** No copy runs, and a visitor opens the waiting page, which wakes it if it may. */
  | 'visitor-comes'
  /** No copy runs, and nobody has asked for one. */
  | 'not-running';

/** What `decide` says of an app at a time by its settings alone, under each assumption. Decides nothing itself. */
export function explain(app: PowerSettings, at: Temporal.Instant): Record<Assumption, PowerDecision> {
  const asleep: Observation = {
    service: { desiredCount: 0, runningCount: 0, healthyTargets: 0, rollout: 'completed' },
    route: 'wake',
    sessions: [],
    wishes: {},
    record: firstRecord(at),
  };
  const decided = (seen: Observation) => decide(seen, app, at);
  return {
    'nobody-connected': decided(running(app, at, 0)),
    'somebody-connected': decided(running(app, at, 1)),
    'visitor-comes': wake(asleep, app, at, { id: 'visit', by: 'visitor' }).decision,
    'not-running': decided(asleep),
  };
}

/** Longer than anything a decision looks back to. */
const margin = 10;

/** An app that has been running for long, with so many people connected to each copy all the time. */
function running(app: PowerSettings, at: Temporal.Instant, connected: number): Observation {
  const { replicas, minUptimeMinutes, idleMinutes = leaseIdleMinutes } = app;
  const minutes = Math.max(idleMinutes, minUptimeMinutes) + margin;
  const upSince = at.subtract({ minutes });
  return {
    service: { desiredCount: replicas, runningCount: replicas, healthyTargets: replicas, rollout: 'completed' },
    route: 'app',
    sessions: Array.from({ length: minutes }, (_, minute) => ({
      minute: upSince.add({ minutes: minute }).round('minute'),
      sessions: connected,
      reports: replicas,
    })),
    wishes: {},
    record: { ...firstRecord(upSince), state: 'awake', upSince, runningSince: upSince },
  };
}

/** The line of the decision table that a reason belongs to: docs/architecture.md has the table. */
export const decisionRow: Record<PowerReason, number> = {
  unknown: 1,
  verifying: 2,
  'rolling-out': 2,
  'held-awake': 3,
  'held-asleep': 3,
  leased: 4,
  open: 5,
  'in-use': 5,
  'maybe-in-use': 5,
  'just-opened': 5,
  'just-started': 5,
  draining: 6,
  'grace-over': 7,
  closed: 7,
  idle: 7,
};

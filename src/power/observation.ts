import type { Temporal } from 'temporal-polyfill';

/** One minute of an app's session metric. */
export interface Sample {
  /** When the minute began. */
  minute: Temporal.Instant;
  /** The most people any one copy had connected. */
  sessions: number;
  /** How many times a copy said so. Each does once a minute. */
  reports: number;
}

/** An app's ECS service. */
export interface Deployment {
  desiredCount: number;
  /** Copies whose container runs, healthy or not. */
  runningCount: number;
  /** The primary deployment's. A change of the desired count starts none. */
  rollout: 'completed' | 'in-progress' | 'failed';
}

/** An app's ECS service and its targets. */
export interface Service extends Deployment {
  /** Absent where no decision depends on it: it takes a request of its own. */
  healthyTargets?: number;
  /** Of the last copy that ended by itself: why. Only looked for while copies are wanted and none is healthy. */
  failure?: Failure;
}

export interface Failure {
  at: Temporal.Instant;
  /** ECS's own words. */
  reason: string;
}

/** Where the app's page rule sends visitors: to the app, to the waiting page, or to something that is neither. */
export type Route = 'app' | 'wake' | 'other';

/** An operator's timed override. */
export interface Hold {
  target: 'awake' | 'asleep';
  until: Temporal.Instant;
  /** Who, as AWS calls them. */
  by: string;
  reason: string;
}

/** A wake's promise: awake until nobody has been connected for a while, and at most until. */
export interface Lease {
  /** Tells this lease from the one before. */
  id: string;
  at: Temporal.Instant;
  until: Temporal.Instant;
  /** The `sub` of whoever asked. */
  by: string;
}

/** A deploy that is verifying the app. */
export interface Mark {
  until: Temporal.Instant;
}

/** What people and deploys want of an app. */
export interface Wishes {
  hold?: Hold;
  lease?: Lease;
  mark?: Mark;
}

/** Everything known about an app at one moment. */
export interface Observation {
  service: Service | 'unknown';
  route: Route | 'unknown';
  /** Oldest first, of the last hour and a half at least. Empty while nothing runs; unknown also where no decision depends on it. */
  sessions: readonly Sample[] | 'unknown';
  wishes: Wishes;
  record: PowerRecord;
}

/** How long a wake took, in seconds from the lease or the opening. */
export interface WakeTime {
  at: Temporal.Instant;
  /** Until the first container ran. */
  runningAfter: number;
  /** Until the load balancer found it healthy, and visitors were sent to it. */
  readyAfter: number;
}

/** What an app is doing. `leaving`: visitors wait already, the copies end when it is certain that nobody is left. */
export type PowerState = 'asleep' | 'waking' | 'awake' | 'draining' | 'leaving' | 'failed';

/** How sure it is that nobody is left: a clock that jumps makes minutes pass, but no looks. */
export interface Leaving {
  since: Temporal.Instant;
  /** How often it was found empty since then, a minute apart. */
  looks: number;
  lookedAt: Temporal.Instant;
}

/** What the reconciler remembers of an app from one run to the next. */
export interface PowerRecord {
  /** Counts the writes; each names the one it follows. 0: there is none yet. */
  version: number;
  state: PowerState;
  /** When that state began. */
  since: Temporal.Instant;
  /** Why: a reason code of decide.ts. */
  reason: string;
  /** When it changes by itself, as far as is known. */
  until?: Temporal.Instant;
  /** When copies were first wanted. Absent while none are. */
  upSince?: Temporal.Instant;
  /** When the first of them ran. */
  runningSince?: Temporal.Instant;
  /** Since when visitors have been sent to the waiting page for the app to end. Absent unless it is ending. */
  leaving?: Leaving;
  /** When the copies were last told to end. Whoever told it may still be at it for a moment. */
  stoppingSince?: Temporal.Instant;
  /** The lease that the app was put to sleep after: it counts no more. */
  spentLease?: string;
  /** Why the copies that were wanted last did not come up. */
  failure?: Failure;
  /** When the version was deployed that has not been verified yet. */
  unverified?: Temporal.Instant;
  /** The last twenty, oldest first. */
  wakes: readonly WakeTime[];
}

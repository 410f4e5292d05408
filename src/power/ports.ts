import type { Temporal } from 'temporal-polyfill';
import type { Deployment, Failure, Lease, PowerRecord, Route, Sample, Wishes } from './observation.ts';

/** The answer for each app, or the error that came instead. */
export type Answers<Answer> = ReadonlyMap<string, Promise<Answer>>;

/** The apps' ECS services with their targets. Every method rejects when AWS does: nothing is guessed. */
export interface Services {
  /** Reads these services together. The other methods are about apps that were described. */
  describe(apps: readonly string[]): Answers<Deployment>;
  /** One request for each app. */
  healthyTargets(app: string): Promise<number>;
  /** Why the last copy that ended by itself did so; undefined where none has. */
  lastFailure(app: string): Promise<Failure | undefined>;
  /** Sets the desired count, and nothing else. */
  setCount(app: string, count: number): Promise<void>;
}

/** The one rule of an app whose target changes while it is deployed. */
export interface Routing {
  current(app: string): Promise<Route>;
  /** Waits until visitors may be sent elsewhere again, so that AWS takes it; of how many apps. */
  waitForTurn(): Promise<number>;
  /**
   * Sends the visitors of each app to the app or to the waiting page, in a call for each that leaves the login action exactly
   * as it is. Rejects, having changed nothing, when it could not: a rule without its login would publish the app.
   */
  route(visitors: ReadonlyMap<string, 'app' | 'wake'>): Answers<void>;
}

/** How many people are connected, minute by minute. */
export interface Sessions {
  /** The samples from then on, oldest first. A minute without a report has none. */
  samples(app: string, from: Temporal.Instant): Promise<readonly Sample[]>;
}

/** Holds, leases and marks, and the reconciler's records. */
export interface Notes {
  read(app: string): Promise<StoredNotes>;
  readAll(apps: readonly string[]): Answers<StoredNotes>;
  /** Replaces the record if its version is still the one before; false if another writer was faster. */
  write(app: string, record: PowerRecord): Promise<boolean>;
  /** As `write`, for each app by itself. */
  writeAll(records: ReadonlyMap<string, PowerRecord>): Answers<boolean>;
}

export interface StoredNotes {
  wishes: Wishes;
  record: PowerRecord | undefined;
}

/** The ports of the reconciler. */
export interface PowerPorts {
  services: Services;
  routing: Routing;
  sessions: Sessions;
  notes: Notes;
  now(): Temporal.Instant;
  /** One line of data. */
  log(line: Record<string, unknown>): void;
}

/** The ports of a visitor's wake, which can only request one. */
export interface WakePorts {
  notes: Pick<Notes, 'read'>;
  /** Writes the lease unless another has been taken since `known` was read; false: another writer was faster. */
  takeLease(app: string, lease: Lease, known: Lease | undefined): Promise<boolean>;
  /** Has the reconciler soon look at the app, and at every other that is waited for. Called as often as one likes: it asks once in a few seconds. */
  requestRun(app: string): Promise<void>;
  now(): Temporal.Instant;
}

/** AWS answers no more requests of this kind for now. Nothing was changed, and nothing is wrong: the next run tries again. */
export class Throttled extends Error {
  override readonly name = 'Throttled';
}

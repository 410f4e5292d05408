import type { Temporal } from 'temporal-polyfill';
import type { Door, Lease, PowerRecord, Sample, Service, Wishes } from './observation.ts';

/** An app's ECS service with its targets. Every method rejects when AWS does: nothing is guessed. */
export interface Services {
  look(app: string): Promise<Service>;
  /** Sets the desired count, and nothing else. */
  setCount(app: string, count: number): Promise<void>;
}

/** The one rule of an app whose target changes while it is deployed. */
export interface Doors {
  look(app: string): Promise<Door>;
  /**
   * Sends visitors to the app or to the waiting page, in one call that leaves the login action exactly as it is.
   * Rejects, having changed nothing, when it could not: a rule without its login would publish the app.
   */
  send(app: string, to: 'app' | 'wake'): Promise<void>;
}

/** How many people are connected, minute by minute. */
export interface Sessions {
  /** The samples from then on, oldest first. A minute without a report has none. */
  samples(app: string, from: Temporal.Instant): Promise<readonly Sample[]>;
}

/** What people have asked, and what the reconciler remembers. */
export interface Notes {
  read(app: string): Promise<{ wishes: Wishes; record: PowerRecord | undefined }>;
  /** Replaces the record if its version is still the one before; false when somebody else was faster. */
  write(app: string, record: PowerRecord): Promise<boolean>;
}

/** All that the reconciler reaches. */
export interface PowerPorts {
  services: Services;
  doors: Doors;
  sessions: Sessions;
  notes: Notes;
  now(): Temporal.Instant;
  /** One line of data. */
  log(line: Record<string, unknown>): void;
}

/** What a visitor's wake reaches: it can ask, and do nothing itself. */
export interface WakePorts {
  notes: Pick<Notes, 'read'>;
  /** Writes the lease unless another has been taken since `known` was read; false: somebody else was faster. */
  takeLease(app: string, lease: Lease, known: Lease | undefined): Promise<boolean>;
  /** Has the reconciler look at the app soon. Called as often as one likes: it asks once in a few seconds. */
  ask(app: string): Promise<void>;
  now(): Temporal.Instant;
}

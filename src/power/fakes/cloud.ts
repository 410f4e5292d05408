import { Temporal } from 'temporal-polyfill';
import type { Failure, Lease, PowerRecord, Route, Sample, Wishes } from '../observation.ts';
import type { Answers, PowerPorts, WakePorts } from '../ports.ts';

/** What can go wrong with a call: nothing, it fails, or it is done and nobody is told. */
export type Fault = 'none' | 'before' | 'after';

/** Made once: histories ask for the same instants again and again, and Temporal is what takes their time. */
const instants = new Map<number, Temporal.Instant>();
function instantOf(milliseconds: number): Temporal.Instant {
  const known = instants.get(milliseconds);
  if (known) return known;
  if (instants.size > 10_000) instants.clear();
  const instant = Temporal.Instant.fromEpochMilliseconds(milliseconds);
  instants.set(milliseconds, instant);
  return instant;
}

/** Sessions of a copy: in seconds when it was made, and when it can be seen. */
interface Report {
  at: number;
  visible: number;
  sessions: number;
}

/** An AWS of one app: what is deployed, what people asked, who is connected. Time passes only when a test says so. */
export class Cloud {
  /** Seconds since the beginning. */
  clock = 0;
  /** What the callers' clock is ahead of it. */
  skewSeconds = 0;
  readonly begin: Temporal.Instant;
  desiredCount = 0;
  /** Copies by when they were started. They run after `startSeconds`, and are healthy after twice that. */
  copies: number[] = [];
  startSeconds = 20;
  /** How many looks at the service still show the count of before a change: ECS is not consistent at once. */
  lateLooks = 0;
  #shown: { count: number; looks: number } | undefined;
  rollout: 'completed' | 'in-progress' | 'failed' = 'completed';
  /** Why a copy has ended by itself. */
  failure: Failure | undefined;
  route: Route = 'wake';
  wishes: Wishes = {};
  record: PowerRecord | undefined;
  /** People connected now. */
  sessions = 0;
  /** How often all copies have ended. */
  lives = 0;
  /** Of the copies, by when they were made. */
  reports: Report[] = [];
  /** What was changed, in order. */
  calls: string[] = [];
  /** Asked before every call. */
  fault: (call: string) => Fault = () => 'none';
  /** Called when copies end, with how many people were connected. */
  ended: (connected: number) => void = () => undefined;
  asked: string[] = [];

  constructor(begin = '2026-11-30T08:00:00Z') {
    this.begin = Temporal.Instant.from(begin);
  }

  now = () => this.at(this.clock + this.skewSeconds);
  at = (seconds: number) => instantOf(this.begin.epochMilliseconds + Math.round(seconds * 1000));

  running = () => this.copies.filter(started => this.clock >= started + this.startSeconds).length;
  healthy = () => this.copies.filter(started => this.clock >= started + 2 * this.startSeconds).length;

  /** Each running copy says how many are connected. `late`: seconds until it can be seen; undefined: it gets lost. */
  report(late: number | undefined) {
    for (let copy = 0; copy < this.running(); copy++) {
      if (late !== undefined)
        this.reports.push({ at: this.clock, visible: this.clock + late, sessions: this.sessions });
    }
  }

  setCount(count: number) {
    if (count === 0 && this.desiredCount > 0) {
      this.ended(this.sessions);
      this.sessions = 0;
      this.lives++;
    }
    this.#shown = { count: this.desiredCount, looks: this.lateLooks };
    this.desiredCount = count;
    this.copies = [...this.copies, ...Array<number>(Math.max(0, count - this.copies.length)).fill(this.clock)];
    this.copies.length = Math.min(this.copies.length, count);
  }

  /** Does one call as AWS would, with whatever goes wrong. */
  async #call<Answer>(name: string, act: () => Answer): Promise<Answer> {
    const fault = this.fault(name);
    await undefined; // nothing in AWS is done at once
    if (fault === 'before') throw new Error(`${name}: ThrottlingException`);
    const answer = act();
    if (fault === 'after') throw new Error(`${name}: TimeoutError`);
    return answer;
  }

  #read = () => this.#call('notes.read', () => ({ wishes: { ...this.wishes }, record: this.record }));

  #write = (record: PowerRecord) =>
    this.#call('notes.write', () => {
      if ((this.record?.version ?? 0) !== record.version - 1) return false;
      this.record = record;
      return true;
    });

  #shownCount(): number {
    const shown = this.#shown;
    return shown && shown.looks-- > 0 ? shown.count : this.desiredCount;
  }

  samples(from: Temporal.Instant): Sample[] {
    const minutes = new Map<number, { sessions: number; reports: number }>();
    const [begin, earliest] = [this.begin.epochMilliseconds, from.epochMilliseconds];
    // From the last one back: a history has thousands, and a question is about the last hour or so.
    for (let last = this.reports.length - 1; last >= 0; last--) {
      const { at, visible, sessions } = this.reports[last] as Report;
      const minute = Math.floor((begin + at * 1000) / 60_000) * 60_000;
      if (minute < earliest) break;
      if (visible > this.clock) continue;
      const known = minutes.get(minute) ?? { sessions: 0, reports: 0 };
      minutes.set(minute, { sessions: Math.max(known.sessions, sessions), reports: known.reports + 1 });
    }
    return [...minutes]
      .sort(([one], [other]) => one - other)
      .map(([minute, known]) => ({ minute: instantOf(minute), ...known }));
  }

  readonly ports: PowerPorts = {
    services: {
      describe: apps =>
        each(apps, () =>
          this.#call('services.describe', () => ({
            desiredCount: this.#shownCount(),
            runningCount: this.running(),
            rollout: this.rollout,
          })),
        ),
      healthyTargets: () => this.#call('services.healthyTargets', () => this.healthy()),
      lastFailure: () => this.#call('services.lastFailure', () => this.failure),
      setCount: (_app, count) =>
        this.#call('services.setCount', () => {
          this.calls.push(`count ${count}`);
          this.setCount(count);
        }),
    },
    routing: {
      current: () => this.#call('routing.current', () => this.route),
      waitForTurn: async () => Number.POSITIVE_INFINITY,
      route: visitors =>
        each([...visitors.keys()], app =>
          this.#call('routing.route', () => {
            const to = visitors.get(app) ?? 'app';
            this.calls.push(`route ${to}`);
            this.route = to;
          }),
        ),
    },
    sessions: { samples: (_app, from) => this.#call('sessions.samples', () => this.samples(from)) },
    notes: {
      read: () => this.#read(),
      readAll: apps => each(apps, () => this.#read()),
      write: (_app, record) => this.#write(record),
      writeAll: records => new Map([...records].map(([app, record]) => [app, this.#write(record)])),
    },
    now: this.now,
    log: () => undefined,
  };

  readonly wakePorts: WakePorts = {
    notes: this.ports.notes,
    takeLease: (_app, lease: Lease, known) =>
      this.#call('takeLease', () => {
        if (this.wishes.lease?.id !== known?.id) return false;
        this.wishes = { ...this.wishes, lease };
        return true;
      }),
    requestRun: app => this.#call('requestRun', () => void this.asked.push(app)),
    now: this.now,
  };
}

const each = <Answer>(apps: readonly string[], call: (app: string) => Promise<Answer>): Answers<Answer> =>
  new Map(apps.map(app => [app, call(app)]));

import type { ALBResult } from 'aws-lambda';
import { Temporal } from 'temporal-polyfill';
import { now as mintedAt } from '../../aws/tokens/fakes/mint.ts';
import { gate } from '../../aws/tokens/fakes/visit.ts';
import type { Lease, PowerRecord, Wishes } from '../../power/observation.ts';
import type { WakePorts } from '../../power/ports.ts';
import { firstRecord } from '../../power/remember.ts';
import type { PowerSettings } from '../../power/settings.ts';
import { answer } from '../wake/answer.ts';
import type { WakingApp } from '../wake/app.ts';
import { type Request, requestOf } from './request.ts';

/** One app, `sales`, that sleeps; what people ask of it; and a clock. Its visitors are Ana, with the tokens of a real login. */
export class WakeWorld {
  now = Temporal.Instant.fromEpochMilliseconds(mintedAt * 1000); // a Monday, 09:00 in UTC
  wishes: Wishes = {};
  record: PowerRecord | undefined;
  readonly leases: Lease[] = [];
  /** What the reconciler was handed. */
  readonly asks: string[] = [];
  reads = 0;
  /** The call that fails. */
  broken: keyof WakePorts | undefined;
  readonly settings: PowerSettings;
  /** Asks the function, of which this is the only instance. */
  readonly visit: (request?: Request) => Promise<ALBResult>;
  #asked: Temporal.Instant | undefined;

  constructor(settings: Partial<PowerSettings> = { idleMinutes: 30 }) {
    const others = { leaseHours: 4, graceMinutes: 60, minUptimeMinutes: 15, wakeOutsideHours: true, replicas: 1 };
    this.settings = { ...others, ...settings };
    const answered = answer(new Map([['sales.example.com', this.#app()]]), this.ports, 'https://apps.example.com');
    this.visit = (request = {}) => answered(requestOf(request));
  }

  pass(seconds: number) {
    this.now = this.now.add({ seconds });
  }

  /** Minutes ago it became that. */
  remember(record: Partial<PowerRecord>, minutesAgo = 10) {
    const since = this.now.subtract({ minutes: minutesAgo });
    this.record = { ...firstRecord(since), version: 7, reason: 'idle', ...record };
  }

  readonly ports: { -readonly [Port in keyof WakePorts]: WakePorts[Port] } = {
    notes: {
      read: async () => {
        this.#demand('notes');
        this.reads += 1;
        return { wishes: { ...this.wishes }, record: this.record };
      },
    },
    takeLease: async (_app, lease, known) => {
      this.#demand('takeLease');
      if (this.wishes.lease?.id !== known?.id) return false;
      this.wishes = { ...this.wishes, lease };
      this.leases.push(lease);
      return true;
    },
    requestRun: async app => {
      this.#demand('requestRun');
      if (this.#asked && this.now.since(this.#asked).total('seconds') < 4) return;
      this.#asked = this.now;
      this.asks.push(app);
    },
    now: () => this.now,
  };

  #demand(call: keyof WakePorts) {
    if (this.broken === call) throw new Error('ThrottlingException');
  }

  /** Its visitors' clock stands still, so that no token expires meanwhile. */
  #app = (): WakingApp => ({
    name: 'sales',
    contact: 'data@example.com',
    origin: 'https://sales.example.com',
    healthPath: '/_stcore/health',
    login: 'https://login.example.com',
    power: this.settings,
    verify: gate().judge,
  });
}

import { withPoolErrors } from '../../aws/invitations/people/refusals.ts';
import type { ApplyPorts } from '../ports.ts';
import type { Row } from '../row.ts';
import type { Clock } from './world-clock.ts';
import { awsError, type Cognito } from './world-cognito.ts';
import type { Table } from './world-table.ts';

/**
 * What becomes of one call of a process.
 * - `killed-before`, `killed-after`: the process ends before the request leaves, or when it has been done and not answered.
 * - `failed`, `lost`: Nobody knows; it was not done, or it was.
 * - `throttled`: told so; not done.
 * - a number: done, and the whole process stands still for so many milliseconds before it hears of it.
 */
export type Fault = 'killed-before' | 'killed-after' | 'failed' | 'lost' | 'throttled' | number;

export type Faults = (call: string, index: number) => Fault | undefined;

const never = () => new Promise<never>(() => undefined);

/** A process that reaches the world, and may die: then it hears of nothing any more, while what it has sent arrives all the same. */
export class Process {
  /** The calls it made, in order. */
  calls: string[] = [];
  dead = false;
  lines: Record<string, unknown>[] = [];
  #frozenUntil = 0;
  readonly #clock: Clock;
  readonly #faults: Faults;
  /** What a call takes, there and back. */
  readonly #latency: { cognito: number; table: number };

  constructor(clock: Clock, faults: Faults, latency: { cognito: number; table: number }) {
    this.#clock = clock;
    this.#faults = faults;
    this.#latency = latency;
  }

  ports(cognito: Cognito, table: Table): ApplyPorts {
    const via =
      <Given extends unknown[], Answer>(name: string, act: (...given: Given) => Promise<Answer>) =>
      (...given: Given) =>
        this.#call(name, () => act(...given));
    return {
      pool: withPoolErrors({
        find: via('pool.find', email => cognito.find(email)),
        groupsOf: via('pool.groupsOf', username => cognito.groupsOf(username)),
        peopleIn: via('pool.peopleIn', group => cognito.peopleIn(group)),
        create: via('pool.create', newcomer => cognito.create(newcomer)),
        resend: via('pool.resend', username => cognito.resend(username)),
        join: via('pool.join', (username, group) => cognito.join(username, group)),
        setUntil: via('pool.setUntil', (username, until) => cognito.setUntil(username, until)),
      }),
      ledger: {
        unfinished: via('ledger.unfinished', table.unfinished),
        job: via('ledger.job', table.job),
        writeJob: via('ledger.writeJob', table.writeJob),
        writeRow: via('ledger.writeRow', table.writeRow),
        rows: job => this.#rows(via('ledger.rows', line => table.pageAfter(job, line))),
      },
      lease: { take: via('lease.take', table.lease.take), release: via('lease.release', table.lease.release) },
      budget: {
        spend: via('budget.spend', table.budget.spend),
        giveBack: via('budget.giveBack', table.budget.giveBack),
        exhaust: via('budget.exhaust', table.budget.exhaust),
        spent: via('budget.spent', table.budget.spent),
      },
      now: this.#clock.now,
      sleep: async milliseconds => {
        await this.#clock.sleep(milliseconds);
        await this.#awake();
      },
      log: line => void this.lines.push(line),
    };
  }

  async *#rows(pageAfter: (line: number) => Promise<readonly Row[]>): AsyncGenerator<Row, void> {
    for (let page = await pageAfter(0); page.length > 0; page = await pageAfter(page.at(-1)?.line ?? 0)) yield* page;
  }

  async #call<Answer>(name: string, act: () => Promise<Answer>): Promise<Answer> {
    if (this.dead) return never();
    const fault = this.#faults(name, this.calls.push(name) - 1);
    if (fault === 'killed-before') return this.#die();
    const way = this.#latency[name.startsWith('pool.') ? 'cognito' : 'table'] / 2;
    await this.#clock.sleep(way);
    const done = fault === 'throttled' || fault === 'failed' ? undefined : act();
    const ends = done?.then(
      answer => ({ answer }),
      (error: unknown) => ({ error }),
    );
    if (fault === 'killed-after') {
      await ends;
      return this.#die();
    }
    const end = await ends;
    await this.#clock.sleep(way);
    if (typeof fault === 'number') this.#frozenUntil = this.#clock.milliseconds + fault;
    await this.#awake();
    if (fault === 'throttled') throw awsError('TooManyRequestsException');
    if (fault === 'lost' || !end) throw awsError('TimeoutError');
    if ('error' in end) throw end.error;
    return end.answer;
  }

  async #awake() {
    while (this.#clock.milliseconds < this.#frozenUntil)
      await this.#clock.sleep(this.#frozenUntil - this.#clock.milliseconds);
    if (this.dead) await never();
  }

  #die() {
    this.dead = true;
    return never();
  }
}

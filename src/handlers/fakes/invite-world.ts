import { AsyncLocalStorage } from 'node:async_hooks';
import type { ALBResult } from 'aws-lambda';
import type { Temporal } from 'temporal-polyfill';
import { now as mintedAt } from '../../aws/tokens/fakes/mint.ts';
import { keyOf } from '../../invitations/address.ts';
import { settingsFor } from '../../invitations/fakes/world.ts';
import { Clock } from '../../invitations/fakes/world-clock.ts';
import { awsError, Cognito, type Person } from '../../invitations/fakes/world-cognito.ts';
import { Table } from '../../invitations/fakes/world-table.ts';
import { BadCursor, type Claim } from '../../invitations/ports.ts';
import type { Row } from '../../invitations/row.ts';
import { answer } from '../bulk-invite/answer.ts';
import type { InviteContext, InvitePorts } from '../bulk-invite/context.ts';
import { aPortal, atPortal } from './portal.ts';
import type { Request } from './request.ts';

/** What fails next: a part of the ports, or one of its calls. */
type Broken = keyof InvitePorts | `people.${keyof InvitePorts['people']}` | `ledger.${keyof InvitePorts['ledger']}`;

/** The calls of each visit that are on their way: no fake is done at once, and what writes takes longer than what reads. */
const calls = new AsyncLocalStorage<Set<Broken>>();
const reads = /\.(job|jobs|page|everybody|byUsername)$/;

/** The portal of a stage, whose visitor is Ana, an admin; a pool, a ledger and a clock. Nobody works at its jobs. */
export class InviteWorld {
  readonly clock = new Clock(new Date(mintedAt * 1000).toISOString());
  readonly cognito = new Cognito(this.clock.now);
  readonly table = new Table(this.clock);
  readonly claims = new Map<string, Claim>();
  /** How often the worker was asked. */
  asks = 0;
  /** Every call there was, by name. */
  readonly calls: string[] = [];
  broken: Broken | undefined;
  /** The groups whose members were read for plans. */
  readonly groupsRead: string[] = [];
  /** What reading the whole pool ends with. */
  unreadable: Error | undefined;
  /** People on one page of Cognito. */
  pageSize = 60;
  readonly visit: (request?: Request) => Promise<ALBResult>;
  #ids = 0;

  constructor(settings: Parameters<typeof settingsFor>[0] = {}) {
    this.cognito.add('ana@example.com', { username: 's-ana', groups: ['admins'] });
    const desk: InviteContext = {
      portal: aPortal(),
      ports: this.#ports(),
      settings: settingsFor(settings),
      groups: ['admins', 'sales'],
    };
    const answered = answer(desk);
    this.visit = async (request = {}) => {
      const underWay = new Set<Broken>();
      const given = await calls.run(underWay, () => answered(atPortal({ path: '/invites', ...request })));
      if (underWay.size > 0) throw new Error(`It has answered before ${[...underWay]}: Lambda stops it there.`);
      return given;
    };
  }

  /** The only job there is. */
  get job() {
    const [job, ...more] = this.table.jobs.values();
    if (!job || more.length > 0) throw new Error(`There are ${this.table.jobs.size} jobs.`);
    return job;
  }

  /** Sets the results of some rows of that job, in place of a worker. */
  becomes(state: typeof this.job.state, rows: Record<number, Partial<Row>> = {}, counts = {}) {
    const { job } = this;
    this.table.jobs.set(job.id, { ...job, state, counts: { ...job.counts, ...counts }, version: job.version + 1 });
    const there = this.table.rows.get(job.id);
    for (const [line, row] of Object.entries(rows)) {
      const before = there?.get(Number(line));
      if (before) there?.set(before.line, { ...before, ...row });
    }
  }

  #called(name: Broken) {
    this.calls.push(name);
    if (this.broken === name || this.broken === name.split('.')[0]) {
      throw awsError('ThrottlingException', 'Too much for bo@acme.com.');
    }
  }

  #via =
    <Given extends unknown[], Answer>(name: Broken, act: (...given: Given) => Promise<Answer>) =>
    async (...given: Given): Promise<Answer> => {
      const underWay = calls.getStore();
      const before = [...(underWay ?? [])].filter(each => !reads.test(each));
      if (before.length > 0) throw new Error(`${name} begins before ${before} has ended: one is not waited for.`);
      underWay?.add(name);
      try {
        this.#called(name);
        for (let tick = 0; tick < (reads.test(name) ? 1 : 3); tick++) await new Promise(setImmediate);
        return await act(...given);
      } finally {
        underWay?.delete(name);
      }
    };

  #ports(): InvitePorts {
    const { table, cognito, clock } = this;
    const via = this.#via;
    return {
      ledger: {
        job: via('ledger.job', table.job),
        jobs: via('ledger.jobs', async most => [...table.jobs.values()].reverse().slice(0, most)),
        writeJob: via('ledger.writeJob', table.writeJob),
        putRows: via('ledger.putRows', table.putRows),
        rows: job => this.#rows(job),
        page: via('ledger.page', async (job, most, { state, cursor = '0' }) => {
          if (!/^\d+$/.test(cursor)) throw new BadCursor(cursor);
          const left = table.rowsOf(job).filter(row => row.line > Number(cursor) && (!state || row.state === state));
          const rows = left.slice(0, most);
          return { rows, ...(left.length > most && { cursor: `${rows.at(-1)?.line}` }) };
        }),
      },
      claims: {
        claim: via('claims', async (key, claim, staleBefore) => this.#claim(key, claim, staleBefore)),
        read: via('claims', async key => this.claims.get(key)),
        finish: via('claims', async key => {
          const claim = this.claims.get(key);
          if (claim) this.claims.set(key, { ...claim, done: true });
        }),
      },
      budget: table.budget,
      resends: table.resends,
      people: {
        page: via('people.page', async (cursor = '0') => {
          const people = [...cognito.people.values()].slice(Number(cursor));
          const more = people.length > this.pageSize && { cursor: `${Number(cursor) + this.pageSize}` };
          return { people: people.slice(0, this.pageSize).map(listed), ...more };
        }),
        everybody: via('people.everybody', async groups => {
          this.groupsRead.push(...groups);
          if (this.unreadable) throw this.unreadable;
          return new Map(
            [...cognito.people.values()].map(person => [
              keyOf(person.email),
              { ...listed(person), groups: person.groups.filter(group => groups.includes(group)) },
            ]),
          );
        }),
        byUsername: via('people.byUsername', async username => {
          const person = cognito.people.get(username);
          return person && listed(person);
        }),
        disable: via('people.disable', async username => this.#enable(username, false)),
        enable: via('people.enable', async username => this.#enable(username, true)),
      },
      askWorker: via('askWorker', async () => void this.asks++),
      now: clock.now,
      random: () => `r${++this.#ids}`,
    };
  }

  async *#rows(job: string): AsyncGenerator<Row, void> {
    this.#called('ledger.rows');
    yield* this.table.rowsOf(job);
  }

  #claim(key: string, claim: Claim, staleBefore: Temporal.Instant): Claim | undefined {
    const held = this.claims.get(key);
    if (held && (held.done || held.at.epochMilliseconds > staleBefore.epochMilliseconds)) return held;
    this.claims.set(key, claim);
    return undefined;
  }

  #enable(username: string, enabled: boolean) {
    const person = this.cognito.people.get(username);
    if (person) person.enabled = enabled;
  }
}

/** A pool without user names calls people by their `sub`. */
const listed = (person: Person) => ({ ...person, sub: person.username, emailVerified: true });

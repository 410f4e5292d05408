import { runWorker } from '../apply/run-worker.ts';
import { isOver, type Job } from '../job.ts';
import { mailDay } from '../mail-day.ts';
import { unplanned } from '../plan.ts';
import type { InvitationOptions } from '../ports.ts';
import type { FileRow, Invitation, OnExisting, Row } from '../row.ts';
import { submit } from '../submit.ts';
import { Clock } from './world-clock.ts';
import { Cognito } from './world-cognito.ts';
import { type Faults, Process } from './world-process.ts';
import { Table } from './world-table.ts';

export const settingsFor = (more: Partial<InvitationOptions> = {}): InvitationOptions => ({
  ...{ writesPerSecond: 5, mailsPerDay: 50_000, mailReserve: 0, temporaryDays: 7, named: false },
  ...more,
});

/** A turn at work. `ended`: how it went; absent if its process was killed. */
export interface Turn {
  process: Process;
  ended?: Awaited<ReturnType<typeof runWorker>>;
  error?: unknown;
}

/** One stage: a pool, a table, a clock, and workers that come and go. */
export class World {
  clock = new Clock();
  cognito = new Cognito(this.clock.now);
  table = new Table(this.clock);
  settings: InvitationOptions;
  latency = { cognito: 100, table: 10 };
  #workers = 0;

  constructor(settings: Partial<InvitationOptions> = {}) {
    this.settings = settingsFor(settings);
  }

  sentToday = () => this.table.mails.get(mailDay(this.clock.now()).day) ?? 0;

  /** Writes a job down, whoever submits it. */
  submit(
    id: string,
    rows: AsyncIterable<Row>,
    { onExisting = 'merge-groups' as OnExisting, as = 'queued' as 'queued' | 'planned', by = 'admin' } = {},
  ) {
    const { job, writeJob, putRows } = this.table;
    const ports = { ledger: { job, writeJob, putRows }, now: this.clock.now };
    return submit(ports, { id, by, label: 'people.csv', onExisting }, rows, as);
  }

  invite = (id: string, invitations: readonly Invitation[], onExisting?: OnExisting) =>
    this.submit(id, unplanned(fileOf(invitations)), { ...(onExisting && { onExisting }) });

  /** Begins a worker's turn. Time passes only by the clock. */
  begin(faults: Faults = () => undefined, seconds = 840): { turn: Turn; isOver: () => boolean } {
    const turn: Turn = { process: new Process(this.clock, faults, this.latency) };
    const until = this.clock.now().add({ seconds });
    runWorker(turn.process.ports(this.cognito, this.table), this.settings, {
      holder: `w${++this.#workers}`,
      until,
    }).then(
      ended => Object.assign(turn, { ended }),
      (error: unknown) => Object.assign(turn, { error }),
    );
    return { turn, isOver: () => turn.process.dead || 'ended' in turn || 'error' in turn };
  }

  /** A worker's turn, to its end or its death, and until all that it has sent has arrived. */
  async work(faults?: Faults, seconds?: number): Promise<Turn> {
    const { turn, isOver } = this.begin(faults, seconds);
    await this.clock.until(isOver);
    await this.clock.pass({ seconds: 1 });
    return turn;
  }

  /** Turns as the schedule begins them, every minute, until all jobs are over. `each` hears of every turn. */
  async workToTheEnd(faults?: Faults, each: (turn: Turn) => void = () => undefined): Promise<void> {
    for (let turns = 0; this.unfinished().length > 0; turns++) {
      if (turns > 10_000) throw new Error('It does not come to an end.');
      each(await this.work(faults));
      const resumes = this.unfinished().map(({ pause }) => pause?.resumes ?? this.clock.now());
      const [next] = resumes.toSorted((one, other) => one.epochMilliseconds - other.epochMilliseconds);
      await this.clock.pass({ minutes: 1 });
      if (next) await this.clock.passUntil(next);
    }
  }

  /** What somebody still waits for. */
  unfinished = (): Job[] => [...this.table.jobs.values()].filter(job => !isOver(job) && job.state !== 'planned');
}

/** A sound file. */
export async function* fileOf(invitations: readonly Invitation[]): AsyncGenerator<FileRow, void> {
  for (const [index, invitation] of invitations.entries()) {
    const { email, name = '', groups, until = '' } = invitation;
    yield { line: index + 2, given: { email, name, groups: groups.join(';'), until }, invitation };
  }
}

export const invitations = (count: number, groups: readonly string[] = ['sales', 'finance']): Invitation[] =>
  Array.from({ length: count }, (_, index) => ({ email: `p${index + 1}@acme.com`, groups }));

import type { Temporal } from 'temporal-polyfill';
import { isBefore } from '../../kit/instants.ts';
import { isOver, type Job, rowKeptDays } from '../job.ts';
import type { MailBudget, ResendLog, WorkerLease } from '../ports.ts';
import type { Row } from '../row.ts';

/** A DynamoDB table: conditional writes are atomic. It counts what is done to rows, and deletes those whose time is over. */
export class Table {
  /** How often each line of each job was written, the first time included. */
  rowWrites = new Map<string, number>();
  rowReads = 0;
  jobWrites = 0;
  leaseWrites = 0;
  readonly #clock: { milliseconds: number };
  readonly #expires = new Map<string, number>();

  constructor(clock: { milliseconds: number }) {
    this.#clock = clock;
  }

  jobs = new Map<string, Job>();
  rows = new Map<string, Map<number, Row>>();
  leased: { holder: string; until: Temporal.Instant } | undefined;
  mails = new Map<string, number>();
  resent = new Map<string, Temporal.Instant>();
  pageSize = 25;

  rowsOf = (job: string): readonly Row[] =>
    [...(this.rows.get(job)?.values() ?? [])]
      .filter(({ line }) => !this.#isExpired(job, line))
      .toSorted((one, other) => one.line - other.line);

  #isExpired(job: string, line: number): boolean {
    return (this.#expires.get(`${job} ${line}`) ?? Number.POSITIVE_INFINITY) <= this.#clock.milliseconds;
  }

  #put(job: string, there: Map<number, Row>, row: Row) {
    const key = `${job} ${row.line}`;
    there.set(row.line, row);
    this.rowWrites.set(key, (this.rowWrites.get(key) ?? 0) + 1);
    this.#expires.set(key, this.#clock.milliseconds + rowKeptDays(row) * 86_400_000);
  }

  job = async (id: string) => this.jobs.get(id);

  unfinished = async () =>
    [...this.jobs.values()]
      .filter(job => !isOver(job) && job.state !== 'submitting' && job.state !== 'planned')
      .toSorted((one, other) => (one.id < other.id ? -1 : 1));

  writeJob = async (job: Job) => {
    if ((this.jobs.get(job.id)?.version ?? 0) !== job.version - 1) return false;
    this.jobs.set(job.id, job);
    this.jobWrites++;
    return true;
  };

  putRows = async (job: string, rows: readonly Row[]) => {
    const there = this.rows.get(job) ?? new Map<number, Row>();
    for (const row of rows) this.#put(job, there, row);
    this.rows.set(job, there);
  };

  /** The page of rows after a line. */
  pageAfter = async (job: string, line: number) => {
    const page = this.rowsOf(job)
      .filter(row => row.line > line)
      .slice(0, this.pageSize);
    this.rowReads += page.length;
    return page;
  };

  writeRow = async (job: string, row: Row) => {
    const there = this.rows.get(job);
    if (this.#isExpired(job, row.line) || there?.get(row.line)?.version !== row.version - 1) return false;
    this.#put(job, there, row);
    return true;
  };

  lease: WorkerLease = {
    take: async (holder, now, until) => {
      this.leaseWrites++;
      const held = this.leased;
      if (held && held.holder !== holder && isBefore(now, held.until)) return false;
      this.leased = { holder, until };
      return true;
    },
    release: async holder => {
      this.leaseWrites++;
      if (this.leased?.holder === holder) this.leased = undefined;
    },
  };

  budget: MailBudget = {
    spend: async (day, limit) => {
      const spent = this.mails.get(day) ?? 0;
      if (spent >= limit) return false;
      this.mails.set(day, spent + 1);
      return true;
    },
    giveBack: async day => void this.mails.set(day, (this.mails.get(day) ?? 1) - 1),
    exhaust: async day => void this.mails.set(day, Number.POSITIVE_INFINITY),
    spent: async day => this.mails.get(day) ?? 0,
  };

  resends: ResendLog = {
    note: async (username, now, notSince) => {
      const last = this.resent.get(username);
      if (last && isBefore(notSince, last)) return false;
      this.resent.set(username, now);
      return true;
    },
  };
}

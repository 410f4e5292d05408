import { Temporal } from 'temporal-polyfill';
import { isOver, type Job } from '../job.ts';
import type { MailBudget, Resends, WorkerLease } from '../ports.ts';
import type { Row } from '../row.ts';

/** A DynamoDB table: conditional writes are atomic, and nothing is forgotten. */
export class Table {
  jobs = new Map<string, Job>();
  rows = new Map<string, Map<number, Row>>();
  leased: { holder: string; until: Temporal.Instant } | undefined;
  mails = new Map<string, number>();
  resent = new Map<string, Temporal.Instant>();
  pageSize = 25;

  rowsOf = (job: string): readonly Row[] =>
    [...(this.rows.get(job)?.values() ?? [])].toSorted((one, other) => one.line - other.line);

  job = async (id: string) => this.jobs.get(id);

  unfinished = async () =>
    [...this.jobs.values()]
      .filter(job => !isOver(job) && job.state !== 'submitting' && job.state !== 'planned')
      .toSorted((one, other) => (one.id < other.id ? -1 : 1));

  writeJob = async (job: Job) => {
    if ((this.jobs.get(job.id)?.version ?? 0) !== job.version - 1) return false;
    this.jobs.set(job.id, job);
    return true;
  };

  putRows = async (job: string, rows: readonly Row[]) => {
    const there = this.rows.get(job) ?? new Map<number, Row>();
    for (const row of rows) there.set(row.line, row);
    this.rows.set(job, there);
  };

  /** The page of rows after a line. */
  pageAfter = async (job: string, line: number) =>
    this.rowsOf(job)
      .filter(row => row.line > line)
      .slice(0, this.pageSize);

  writeRow = async (job: string, row: Row) => {
    const there = this.rows.get(job);
    if (there?.get(row.line)?.version !== row.version - 1) return false;
    there.set(row.line, row);
    return true;
  };

  lease: WorkerLease = {
    take: async (holder, now, until) => {
      const held = this.leased;
      if (held && held.holder !== holder && Temporal.Instant.compare(now, held.until) < 0) return false;
      this.leased = { holder, until };
      return true;
    },
    release: async holder => {
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

  resends: Resends = {
    note: async (username, now, notSince) => {
      const last = this.resent.get(username);
      if (last && Temporal.Instant.compare(last, notSince) > 0) return false;
      this.resent.set(username, now);
      return true;
    },
  };
}

import type { Temporal } from 'temporal-polyfill';
import type { Finding } from '../finding.ts';
import type { MissingParts } from '../plan.ts';
import type { Invitation, Row } from '../row.ts';

/** Somebody else has written the row since it was read: it is theirs now. */
export class RowLost extends Error {
  override name = 'RowLost';
}

/** What a row becomes. What is not said is no longer so. */
export type NextRow = Pick<Row, 'state' | 'findings'> & Partial<Pick<Row, 'call' | 'username' | 'outcome' | 'after'>>;

/** A row in the hands of a worker, as it is written down, with what the worker knows besides. */
export class ActiveRow {
  row: Row;
  readonly invitation: Invitation;
  /** What is left for a row whose mail is done with, once known. */
  missing: MissingParts | undefined;
  /** How many user names were somebody else's. */
  namesTaken = 0;
  /** How often the person was not what they had just looked like. */
  unexpectedAnswers = 0;
  /** Where nothing can be done for the row now: when that may change. */
  waitsUntil: Temporal.Instant | undefined;
  readonly #write: (row: Row) => Promise<boolean>;

  constructor(write: (row: Row) => Promise<boolean>, row: Row, invitation: Invitation) {
    this.#write = write;
    this.row = row;
    this.invitation = invitation;
  }

  /** Writes it down. Throws `RowLost`. */
  async put(next: NextRow): Promise<void> {
    const { line, given, invitation, planned, version } = this.row;
    const row: Row = {
      ...{ line, given, version: version + 1, ...next },
      ...(invitation && { invitation }),
      ...(planned && { planned }),
    };
    if (!(await this.#write(row))) throw new RowLost(`Line ${line} was written by somebody else.`);
    this.row = row;
  }

  /** The end of a row that could not be done. A mail that it was in the middle of stays in doubt. */
  async fail(finding: Finding): Promise<void> {
    const { state, findings, username } = this.row;
    const doubt: Finding[] = state === 'calling' ? [{ code: 'MAIL_UNCONFIRMED' }] : [];
    const all = [...withoutWaits(findings), ...doubt, finding];
    await this.put({ state: 'done', outcome: 'failed', findings: all, ...(username && { username }) });
  }
}

/** What is still to be said of a row that goes on: not why it had to wait. */
export const withoutWaits = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ code }) => code !== 'THROTTLED' && code !== 'MAIL_QUOTA_DEFERRED');

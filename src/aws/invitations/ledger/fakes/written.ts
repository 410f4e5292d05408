import { Temporal } from 'temporal-polyfill';
import type { Job } from '../../../../invitations/job.ts';
import type { Row } from '../../../../invitations/row.ts';
import { noRows } from '../../../../invitations/tally.ts';

export const instant = (time: string) => Temporal.Instant.from(`2026-11-23T${time}Z`);

export const aJob = (changes: Partial<Job> = {}): Job => ({
  id: '20261123T100000000Z-one',
  version: 1,
  state: 'submitting',
  by: 'sub-1',
  at: instant('10:00:00.123456789'),
  label: 'people.csv',
  onExisting: 'merge-groups',
  total: 2,
  counts: noRows,
  ...changes,
});

export const aRow = (line: number, changes: Partial<Row> = {}): Row => ({
  line,
  given: { email: `p${line}@acme.com`, name: '', groups: 'finance;audit', until: '' },
  version: 1,
  state: 'waiting',
  invitation: { email: `p${line}@acme.com`, groups: ['finance', 'audit'] },
  findings: [],
  ...changes,
});

/** As texts, which can be compared. */
export const plainJson = (value: unknown) => JSON.parse(JSON.stringify(value ?? null));

import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import type { Job } from '../../../invitations/job.ts';
import type { Row } from '../../../invitations/row.ts';
import type { Attributes } from '../../items/attributes.ts';
import { aJob, aRow, instant, plainJson } from './fakes/written.ts';
import { activeItem } from './items.ts';
import { jobItem, readJob } from './job-item.ts';
import { readRow, rowItem } from './row-item.ts';

const now = instant('12:00:00.5');
const ninetyDaysLater = { N: String(Date.parse('2027-02-21T12:00:00Z') / 1000) };

const wholeJob: Job = aJob({
  state: 'paused',
  pause: { reason: 'mail-quota', resumes: instant('13:00:00') },
  problem: { at: instant('11:00:00'), message: 'AccessDeniedException' },
  finishedAt: instant('14:00:00'),
  deferredUntil: instant('15:00:00'),
});
const wholeRow: Row = aRow(12, {
  state: 'done',
  invitation: { email: 'p12@acme.com', name: 'Ana', groups: [], until: '2027-03-31' },
  planned: { action: 'update', join: ['audit'], until: '2027-03-31', finding: { code: 'USER_EXISTS' } },
  call: { what: 'create', at: instant('10:10:00') },
  username: 'b5',
  outcome: 'invited',
  findings: [{ code: 'CHANGED_SINCE_PLAN', values: { was: 'invite' } }, { code: 'MAIL_UNCONFIRMED' }],
  after: instant('10:20:00'),
});
const wrongRow: Row = {
  line: 3,
  given: { email: '=1+1', name: '\n', groups: '', until: 'soon' },
  version: 1,
  state: 'invalid',
  findings: [{ code: 'EMAIL_DUPLICATE_IN_FILE', values: { first: '2' } }],
};

test('what is kept is what comes back, and no more', () => {
  for (const job of [aJob(), wholeJob]) {
    const read = readJob(jobItem(job, now));
    expect(plainJson(read)).toEqual(plainJson(job));
    expect(Object.keys(read ?? {})).toEqual(Object.keys(job));
    expect(read?.at).toBeInstanceOf(Temporal.Instant);
  }
  for (const row of [aRow(1), wholeRow, wrongRow]) {
    const read = readRow(rowItem('one', row, now));
    expect(plainJson(read)).toEqual(plainJson(row));
    expect(new Set(Object.keys(read ?? {}))).toEqual(new Set(Object.keys(row)));
  }
  expect([readJob(undefined), readRow(undefined)]).toEqual([undefined, undefined]);
});

test('each has a key, and an end 90 days after it was written', () => {
  expect(jobItem(wholeJob, now)).toMatchObject({
    pk: { S: 'jobs' },
    sk: { S: '20261123T100000000Z-one' },
    expires: ninetyDaysLater,
  });
  expect(rowItem('one', wholeRow, now)).toMatchObject({
    pk: { S: 'rows#one' },
    sk: { S: '00000012' },
    expires: ninetyDaysLater,
  });
  const afterYears = { N: String(Date.parse('2031-01-01T12:00:00Z') / 1000) }; // it is not written again before its turn
  expect(rowItem('one', { ...wholeRow, state: 'deferred' }, now).expires).toEqual(afterYears);
  expect(activeItem('one', now)).toEqual({ pk: { S: 'active' }, sk: { S: 'one' }, expires: ninetyDaysLater });
});

test.each<[string, (item: Attributes) => unknown, Attributes, Attributes, string]>([
  ['a state to come', readJob, jobItem(wholeJob, now), { state: { S: 'flying' } }, 'not flying'],
  ['half a pause', readJob, jobItem(wholeJob, now), { pause: { M: {} } }, 'pause: reason: expected one of'],
  ['no counts', readJob, jobItem(wholeJob, now), { counts: { M: {} } }, 'counts: invalid: expected a number'],
  ['a moment that is none', readJob, jobItem(wholeJob, now), { at: { S: 'soon' } }, 'at: '],
  ['a version by word', readRow, rowItem('one', wholeRow, now), { version: { S: '1' } }, 'version: expected a number'],
  [
    'a code to come',
    readRow,
    rowItem('one', wholeRow, now),
    { findings: { L: [{ M: { code: { S: 'NEW' } } }] } },
    'NEW',
  ],
  [
    'cells by number',
    readRow,
    rowItem('one', wholeRow, now),
    { given: { N: '1' } },
    'given: expected an object, not 1',
  ],
])('%s cannot be read, and the error names the item', (_, read, item, damage, problem) => {
  const damaged = () => read({ ...item, ...damage });
  expect(damaged).toThrow(/^The item (jobs 20261123T100000000Z-one|rows#one 00000012) of the ledger cannot be read: /);
  expect(damaged).toThrow(problem);
});

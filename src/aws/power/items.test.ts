import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import type { PowerRecord } from '../../power/observation.ts';
import {
  holdItem,
  leaseItem,
  markItem,
  readHold,
  readLease,
  readMark,
  readRecord,
  recordItem,
  runRequestItem,
} from './items.ts';

const instant = (time: string) => Temporal.Instant.from(`2026-11-23T${time}Z`);
const until = instant('12:00:00.5');
const weekLater = { N: String(Date.parse('2026-11-30T12:00:00Z') / 1000) };

const lease = { id: 'b5', at: instant('10:00:00'), until, by: 'sub-1' };
const hold = { target: 'asleep', until, by: 'arn:aws:iam::1:user/ana', reason: 'maintenance' } as const;
const least: PowerRecord = { version: 1, state: 'asleep', since: instant('09:00:00'), reason: 'closed', wakes: [] };
const whole: PowerRecord = {
  version: 12,
  state: 'failed',
  since: instant('10:01:00'),
  reason: 'leased',
  until,
  upSince: instant('10:02:00'),
  runningSince: instant('10:03:00'),
  leaving: { since: instant('10:04:00'), looks: 2, lookedAt: instant('10:05:00') },
  stoppingSince: instant('10:06:00'),
  spentLease: 'b4',
  failure: { at: instant('10:07:00'), reason: 'Essential container in task exited' },
  unverified: instant('10:08:00'),
  wakes: [{ at: instant('08:00:00'), runningAfter: 31.5, readyAfter: 52 }],
};

/** As texts, which can be compared. */
const said = (value: unknown) => JSON.parse(JSON.stringify(value));

test('what is kept is what comes back', () => {
  expect(said(readLease(leaseItem('sales', lease)))).toEqual(said(lease));
  expect(said(readHold(holdItem('sales', hold)))).toEqual(said(hold));
  expect(said(readMark(markItem('sales', { until })))).toEqual(said({ until }));
  for (const record of [least, whole]) expect(said(readRecord(recordItem('sales', record)))).toEqual(said(record));
});

test('instants come back as instants, and what is absent stays away', () => {
  expect(readRecord(recordItem('sales', whole))?.leaving?.lookedAt).toBeInstanceOf(Temporal.Instant);
  expect(Object.keys(readRecord(recordItem('sales', least)) ?? {})).toEqual(Object.keys(least));
  expect(recordItem('sales', { ...least, spentLease: undefined } as unknown as PowerRecord)).not.toHaveProperty(
    'spentLease',
  );
});

test('nothing kept is nothing read', () => {
  expect([readLease, readHold, readMark, readRecord].map(read => read(undefined))).toEqual(Array(4).fill(undefined));
});

test('each has a key, and all but the record an end: a week later', () => {
  expect(leaseItem('sales', lease)).toMatchObject({ id: { S: 'lease#sales' }, expires: weekLater });
  expect(holdItem('sales', hold)).toMatchObject({ id: { S: 'hold#sales' }, expires: weekLater });
  expect(markItem('sales', { until })).toMatchObject({ id: { S: 'mark#sales' }, expires: weekLater });
  expect(runRequestItem(instant('12:00:00'), until)).toEqual({
    id: { S: 'asked#all' },
    at: { S: '2026-11-23T12:00:00.000Z' },
    expires: weekLater,
  });
  expect(recordItem('sales', whole)).toMatchObject({ id: { S: 'record#sales' } });
  expect(recordItem('sales', whole)).not.toHaveProperty('expires');
});

test.each<[string, (item: Record<string, AttributeValue>) => unknown, object, Record<string, AttributeValue>, string]>([
  ['a lease that never ends', readLease, leaseItem('sales', lease), { until: { S: 'never' } }, 'lease#sales.*until: '],
  ['a lease without a name', readLease, leaseItem('sales', lease), { lease: { N: '1' } }, 'id: expected text, not 1'],
  ['a hold of no kind', readHold, holdItem('sales', hold), { target: { S: 'off' } }, 'awake, asleep, not off'],
  ['a hold with a taken word', readHold, holdItem('sales', hold), { target: { S: 'toString' } }, 'not toString'],
  ['a mark by number', readMark, markItem('sales', { until }), { until: { N: '5' } }, 'mark#sales'],
  ['a version that is no number', readRecord, recordItem('sales', whole), { version: { S: '1' } }, 'expected a number'],
  ['a state to come', readRecord, recordItem('sales', whole), { state: { S: 'flying' } }, 'not flying'],
  ['half a failure', readRecord, recordItem('sales', whole), { failure: { M: {} } }, 'failure: at: expected text'],
  ['a failure in a word', readRecord, recordItem('sales', whole), { failure: { S: 'x' } }, 'expected an object, not x'],
  ['wakes that are none', readRecord, recordItem('sales', whole), { wakes: { S: '' } }, 'wakes: expected a list'],
  ['half a wake', readRecord, recordItem('sales', whole), { wakes: { L: [{ M: {} }] } }, 'wakes: at: expected text'],
  ['an attribute of another kind', readRecord, recordItem('sales', whole), { until: { NULL: true } }, 'a kind'],
])('%s cannot be read, and the error names it', (_, read, item, damage, problem) => {
  const damaged = () => read({ ...(item as Record<string, AttributeValue>), ...damage });
  expect(damaged).toThrow(/^The item (lease|hold|mark|record)#sales cannot be read: .* Delete it/);
  expect(damaged).toThrow(new RegExp(problem));
});

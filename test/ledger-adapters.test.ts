import { ScanCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { aJob, aRow, plainJson } from '../src/aws/invitations/ledger/fakes/written.ts';
import { ledger } from '../src/aws/invitations/ledger/ledger.ts';
import type { Job, JobState } from '../src/invitations/job.ts';
import { allRows, ledgers } from './world/ledger-table.ts';
import { winners } from './world/winners.ts';

// The jobs and rows of src/aws/invitations, against the embedded AWS.

const { dynamoDB, table, theLedger } = ledgers();
const idsOf = (jobs: readonly Job[]) => jobs.map(({ id }) => id);

/** What is marked as to be worked at. */
async function marks(): Promise<string[]> {
  const { Items = [] } = await dynamoDB().send(new ScanCommand({ TableName: table() }));
  return Items.filter(({ pk }) => pk?.S === 'active').flatMap(({ sk }) => sk?.S ?? []);
}

async function written(id: string, ...states: JobState[]): Promise<void> {
  for (const [index, state] of states.entries()) {
    expect(await theLedger().writeJob(aJob({ id, state, version: index + 1 }))).toBe(true);
  }
}

test('a job that is written is read, each version after the one before', async () => {
  const { job, writeJob } = theLedger();
  expect(await job('a')).toBeUndefined();
  expect(await writeJob(aJob({ id: 'a' }))).toBe(true);
  expect(plainJson(await job('a'))).toEqual(plainJson(aJob({ id: 'a' })));
  for (const version of [1, 3]) expect(await writeJob(aJob({ id: 'a', version, label: 'late' }))).toBe(false);
  expect(await writeJob(aJob({ id: 'b', version: 2 }))).toBe(false);
  expect(await writeJob(aJob({ id: 'a', version: 2, state: 'planned' }))).toBe(true);
  expect(await job('a')).toMatchObject({ version: 2, state: 'planned', label: 'people.csv' });
});

test('of many who write the same version one does', async () => {
  for (const version of [1, 2, 3]) {
    const label = (number: number) => `${version}-${number}`;
    const write = (number: number) => theLedger().writeJob(aJob({ id: 'a', version, label: label(number) }));
    const row = (number: number) => theLedger().writeRow('a', aRow(1, { version, username: label(number) }));
    const [ofJob, ofRow] = [await winners(20, write), await winners(20, row)];
    expect([ofJob, ofRow].map(({ length }) => length)).toEqual([1, 1]);
    expect((await theLedger().job('a'))?.label).toBe(label(ofJob[0] ?? -1));
    expect((await allRows(theLedger(), 'a'))[0]?.username).toBe(label(ofRow[0] ?? -1));
  }
});

test('the newest jobs first, and no more than were asked for', async () => {
  const ids = Array.from({ length: 12 }, (_, index) => `20261123T1000${String(index).padStart(2, '0')}Z`);
  for (const id of ids.toSorted()) await written(id, 'submitting');
  expect(idsOf(await theLedger().jobs(5))).toEqual(ids.toReversed().slice(0, 5));
  expect(idsOf(await theLedger().jobs(50))).toEqual(ids.toReversed());
});

test('what is to be worked at is found without looking at the rest, the oldest first', async () => {
  await written('d', 'submitting', 'queued', 'running', 'paused');
  await written('b', 'submitting', 'planned', 'queued');
  await written('a', 'submitting', 'queued', 'running', 'succeeded');
  await written('c', 'submitting', 'queued', 'running');
  await written('e', 'submitting', 'planned');
  await written('f', 'submitting', 'queued', 'completed-with-errors');
  expect((await theLedger().unfinished()).map(({ id, state }) => `${id} ${state}`)).toEqual([
    'b queued',
    'c running',
    'd paused',
  ]);
  expect(await marks()).toEqual(['b', 'c', 'd']);
});

test('a mark says nothing by itself: its job may be over, planned or missing', async () => {
  const { writeJob } = theLedger();
  await written('over', 'submitting', 'queued');
  await written('planned', 'submitting', 'planned');
  // Too late each: the mark is written, and the job is not.
  for (const id of ['planned', 'missing'])
    expect(await writeJob(aJob({ id, version: 9, state: 'queued' }))).toBe(false);
  await dynamoDB().send(
    new UpdateItemCommand({
      TableName: table(),
      Key: { pk: { S: 'jobs' }, sk: { S: 'over' } },
      UpdateExpression: 'SET #state = :over',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':over': { S: 'succeeded' } },
    }),
  );
  expect(await theLedger().unfinished()).toEqual([]);
  expect(await marks()).toEqual(['missing', 'planned']);
  expect(await writeJob(aJob({ id: 'planned', version: 3, state: 'queued' }))).toBe(true);
  expect(idsOf(await theLedger().unfinished())).toEqual(['planned']);
});

test('what cannot be read is an error that names it, and not absent', async () => {
  await written('a', 'submitting', 'queued');
  await theLedger().putRows('a', [aRow(5)]);
  const damage = (pk: string, sk: string) =>
    dynamoDB().send(
      new UpdateItemCommand({
        TableName: table(),
        Key: { pk: { S: pk }, sk: { S: sk } },
        UpdateExpression: 'REMOVE version',
      }),
    );
  await damage('rows#a', '00000005');
  await expect(allRows(theLedger(), 'a')).rejects.toThrow('The item rows#a 00000005 of the ledger cannot');
  await damage('jobs', 'a');
  for (const read of [theLedger().job('a'), theLedger().jobs(1), theLedger().unfinished()]) {
    await expect(read).rejects.toThrow('The item jobs a of the ledger cannot be read: version: expected a number');
  }
});

test('all of it ends 90 days after it was last written, however old the job is', async () => {
  const now = Temporal.Instant.from('2027-01-01T00:00:00Z');
  const later = ledger(dynamoDB(), table(), () => now);
  await later.writeJob(aJob({ id: 'a', state: 'queued' }));
  await later.putRows('a', [aRow(1)]);
  await later.writeRow('a', aRow(1, { version: 2 }));
  const { Items = [] } = await dynamoDB().send(new ScanCommand({ TableName: table() }));
  const expires = Date.parse('2027-04-01T00:00:00Z') / 1000;
  expect(Items.map(item => item.expires?.N)).toEqual(Array(3).fill(`${expires}`));
});

test('a table that is not there is an error, not nothing', async () => {
  const nowhere = ledger(dynamoDB(), 'nowhere');
  const calls = [
    nowhere.job('a'),
    nowhere.jobs(1),
    nowhere.unfinished(),
    nowhere.writeJob(aJob()),
    nowhere.putRows('a', [aRow(1)]),
    nowhere.page('a', 1, {}),
    nowhere.writeRow('a', aRow(1)),
    allRows(nowhere, 'a'),
  ];
  for (const call of await Promise.allSettled(calls)) expect(call.status).toBe('rejected');
});

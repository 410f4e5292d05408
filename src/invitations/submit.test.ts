import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { fileOf, invitations, World } from './fakes/world.ts';
import { unplanned } from './plan.ts';
import type { Row } from './row.ts';
import { applyPlanned, jobId, submit } from './submit.ts';

const submission = { id: 'job', by: 'admin', label: 'people.csv', onExisting: 'skip' } as const;
const rows = (count: number) => unplanned(fileOf(invitations(count)));

function aLedger() {
  const { table, clock } = new World();
  const { job, writeJob, putRows } = table;
  return { table, clock, ports: { ledger: { job, writeJob, putRows }, now: clock.now } };
}

/** The first rows, and then the process is gone. */
async function* cutOff(count: number): AsyncGenerator<Row, void> {
  yield* rows(count);
  throw new Error('gone');
}

test('a job is written down in batches, and then is to be worked at', async () => {
  const { table, ports, clock } = aLedger();
  const wrote: number[] = [];
  const job = await submit(ports, submission, rows(1200), 'queued', count => void wrote.push(count));
  expect(job).toMatchObject({ ...submission, state: 'queued', total: 1200, counts: { waiting: 1200, invalid: 0 } });
  expect(`${job.at}`).toBe(`${clock.now()}`);
  expect(table.jobs.get('job')).toEqual(job);
  expect(table.rowsOf('job')).toHaveLength(1200);
  expect(wrote).toEqual([500, 1000, 1200]);
});

test('nobody works at a job that was not written down in full, and the same submission finishes it', async () => {
  const { table, ports } = aLedger();
  await expect(submit(ports, submission, cutOff(700), 'queued')).rejects.toThrow('gone');
  expect(table.jobs.get('job')).toMatchObject({ state: 'submitting', total: 500 });
  expect(await table.unfinished()).toEqual([]);
  const job = await submit(ports, submission, rows(1200), 'queued');
  expect(job).toMatchObject({ state: 'queued', total: 1200, counts: { waiting: 1200 } });
  expect(table.rowsOf('job')).toHaveLength(1200);
});

test('a job that is further is never written over', async () => {
  const { table, ports } = aLedger();
  const job = await submit(ports, submission, rows(3), 'planned');
  expect(await submit(ports, { ...submission, label: 'other.csv' }, rows(9), 'queued')).toEqual(job);
  expect(table.rowsOf('job')).toHaveLength(3);
});

test('of two who submit the same job at once one stops', async () => {
  const { table, ports } = aLedger();
  async function* overtaken() {
    yield* rows(600);
    await submit(ports, submission, rows(1200), 'queued');
    yield* rows(600);
  }
  await expect(submit(ports, submission, overtaken(), 'queued')).rejects.toThrow(
    'Job job is being submitted by somebody else as well.',
  );
  expect(table.jobs.get('job')).toMatchObject({ state: 'queued', total: 1200 });
});

test('a planned job is applied once; any other is returned as it is', async () => {
  const { table, ports } = aLedger();
  expect(await applyPlanned(ports, 'job')).toBeUndefined();
  await submit(ports, submission, rows(3), 'planned');
  const queued = await applyPlanned(ports, 'job');
  expect(queued?.state).toBe('queued');
  expect(await applyPlanned(ports, 'job')).toEqual(queued);
  expect(table.jobs.get('job')).toEqual(queued);
});

test('two who apply a plan at once apply it once', async () => {
  const { table, ports } = aLedger();
  const planned = await submit(ports, submission, rows(3), 'planned');
  // The other is faster, between the look and the write.
  const job = async (id: string) => {
    const seen = await ports.ledger.job(id);
    if (seen?.state === 'planned') await applyPlanned(ports, id);
    return seen;
  };
  expect((await applyPlanned({ ledger: { ...ports.ledger, job } }, 'job'))?.state).toBe('queued');
  expect(table.jobs.get('job')?.version).toBe(planned.version + 1);
});

test('ids sort by age', () => {
  const at = (time: string) => jobId(Temporal.Instant.from(time), 'x7');
  expect(at('2026-03-02T08:00:00Z')).toBe('20260302T080000000Z-x7');
  const times = ['2026-03-02T08:00:00.001Z', '2026-03-02T08:00:01Z', '2026-03-02T18:00:00Z', '2027-01-01T00:00:00Z'];
  expect(times.map(at).toSorted()).toEqual(times.map(at));
});

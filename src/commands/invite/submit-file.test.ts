import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { Job } from '../../invitations/job.ts';
import type { Claim, ClaimStore } from '../../invitations/ports.ts';
import type { Row } from '../../invitations/row.ts';
import { isBefore } from '../../kit/instants.ts';
import { chunk, newRun, partCount, partId, partLabel, previousRun, runKey, submitFile } from './submit-file.ts';

/** What is written down of jobs, in memory. */
function aLedger() {
  const jobs = new Map<string, Job>();
  const written = new Map<string, Row>();
  return {
    jobs,
    written,
    ledger: {
      job: async (id: string) => jobs.get(id),
      async writeJob(job: Job) {
        if ((jobs.get(job.id)?.version ?? 0) !== job.version - 1) return false;
        jobs.set(job.id, job);
        return true;
      },
      async putRows(id: string, rows: readonly Row[]) {
        for (const row of rows) written.set(`${id} ${row.line}`, row);
      },
    },
  };
}

async function* rows(count: number): AsyncGenerator<Row> {
  for (let line = 2; line < count + 2; line++) {
    const given = { email: '', name: '', groups: '', until: '' };
    yield { line, given, version: 1, state: 'invalid', findings: [{ code: 'EMAIL_MISSING' }] };
  }
}

const now = () => Temporal.Instant.from('2026-11-23T09:00Z');
const parts = { run: 'run', by: 'ops', file: 'people.csv', onExisting: 'skip', total: 12_000 } as const;

test('interrupted in the second of three jobs, it goes on there, and has every row once', async () => {
  const { ledger, jobs, written } = aLedger();
  const controller = new AbortController();
  const first = submitFile(parts, rows(12_000), {
    ...{ ledger, now, signal: controller.signal },
    wrote: count => {
      if (count >= 6_000) controller.abort();
    },
  });
  await expect(first).rejects.toMatchObject({ name: 'AbortError' });
  expect([...jobs.values()].map(({ state, label }) => [state, label])).toEqual([
    ['queued', 'people.csv (1 of 3)'],
    ['submitting', 'people.csv (2 of 3)'],
  ]);

  const before = jobs.get('run-001');
  const counts: number[] = [];
  const ids = await submitFile(parts, rows(12_000), {
    ...{ ledger, now, signal: new AbortController().signal },
    wrote: count => counts.push(count),
  });
  expect(ids).toEqual(['run-001', 'run-002', 'run-003']);
  expect(jobs.get('run-001')).toBe(before);
  expect([...jobs.values()].map(({ state, total }) => [state, total])).toEqual([
    ['queued', 5_000],
    ['queued', 5_000],
    ['queued', 2_000],
  ]);
  expect(new Set([...written.values()].map(({ line }) => line)).size).toBe(12_000);
  expect(written.size).toBe(12_000);
  expect([counts[0], counts.at(-1)]).toEqual([5_000, 12_000]);
});

async function* from(items: readonly number[]) {
  yield* items;
}

test('nothing is lost between the pieces, and only the last one is short', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer(), { maxLength: 40 }), fc.integer({ min: 1, max: 9 }), async (items, size) => {
      const found: (readonly number[])[] = [];
      for await (const piece of chunk(from(items), size)) found.push(piece);
      expect(found.flat()).toEqual(items);
      expect(found.slice(0, -1).every(({ length }) => length === size)).toBe(true);
      expect(found).toHaveLength(Math.max(1, Math.ceil(items.length / size)));
    }),
  );
});

test.each([
  [0, 1],
  [1, 1],
  [5_000, 1],
  [5_001, 2],
  [100_000, 20],
])('%i rows are %i jobs', (total, parts) => {
  expect(partCount(total)).toBe(parts);
});

test('jobs of a file sort as its parts do, and say which they are', () => {
  const ids = [1, 2, 10, 999].map(part => partId('20261123T090000Z-x', part));
  expect(ids).toEqual(ids.toSorted());
  expect(partLabel('people.csv', 1, 1)).toBe('people.csv');
  expect(partLabel('people.csv', 2, 20)).toBe('people.csv (2 of 20)');
});

function claimsInMemory(): ClaimStore {
  const kept = new Map<string, Claim>();
  return {
    async claim(key, claim, staleBefore) {
      const there = kept.get(key);
      if (there && (there.done || isBefore(staleBefore, there.at))) return there;
      kept.set(key, claim);
      return undefined;
    },
    read: async key => kept.get(key),
    finish: async () => undefined,
  };
}

const at = (minute: number) => Temporal.Instant.from('2026-11-23T09:00Z').add({ minutes: minute });
const key = runKey({ sha256: 'abc' }, 'skip');

test('the last run of a file is the one to resume', async () => {
  const claims = claimsInMemory();
  await expect(previousRun(claims, key, 'people.csv')).rejects.toMatchObject({
    code: 'nothing-to-resume',
    message: expect.stringContaining('--apply instead of --resume'),
  });
  expect(await newRun(claims, key, 'one', at(0))).toBe('one');
  expect(await newRun(claims, key, 'two', at(1))).toBe('two');
  expect(await previousRun(claims, key, 'people.csv')).toBe('two');
});

test('another file, or the same one with another option, is another run', async () => {
  const claims = claimsInMemory();
  await newRun(claims, key, 'one', at(0));
  for (const other of [runKey({ sha256: 'abd' }, 'skip'), runKey({ sha256: 'abc' }, 'error')])
    await expect(previousRun(claims, other, 'people.csv')).rejects.toMatchObject({ code: 'nothing-to-resume' });
});

test('of two at the same moment one is told of the other', async () => {
  const claims = claimsInMemory();
  await newRun(claims, key, 'one', at(1));
  await expect(newRun(claims, key, 'two', at(0))).rejects.toMatchObject({ code: 'in-flight' });
});

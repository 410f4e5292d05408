import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import type { Job } from '../../invitations/job.ts';
import type { Row } from '../../invitations/row.ts';
import { submitParts } from './submit-parts.ts';

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
  const first = submitParts(parts, rows(12_000), {
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
  const ids = await submitParts(parts, rows(12_000), {
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

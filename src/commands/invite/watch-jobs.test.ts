import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import type { Job } from '../../invitations/job.ts';
import { noRows } from '../../invitations/tally.ts';
import { followJobs } from './watch-jobs.ts';

const start = Temporal.Instant.from('2026-11-23T09:00Z');

const aJob = (id: string, version: number, more: Partial<Job>): Job => ({
  ...{ id, version, state: 'running', by: 'ops', at: start, label: 'people.csv', onExisting: 'merge-groups' },
  ...{ total: 2, counts: noRows },
  ...more,
});

/** Follows jobs that are, at each look, the next of `looks`, or the last; a minute goes by between two. */
async function following(ids: readonly string[], ...looks: Job[][]) {
  let look = 0;
  let seen = 0;
  const { jobs, ended } = await followJobs(ids, {
    job: async id => (looks[look] ?? looks.at(-1) ?? []).find(job => job.id === id),
    now: () => start.add({ minutes: look }),
    pause: async () => {
      look++;
    },
    report: async jobs => {
      seen = jobs.length;
    },
  });
  return { ended, states: jobs.map(({ state }) => state), looks: look + 1, seen };
}

test('until all of them are over', async () => {
  const done = aJob('b', 3, { state: 'completed-with-errors' });
  expect(
    await following(
      ['a', 'b'],
      [aJob('a', 1, { state: 'queued' })],
      [aJob('a', 2, { state: 'succeeded' }), aJob('b', 1, {})],
      [done],
    ),
  ).toEqual({ ended: 'over', states: ['succeeded', 'completed-with-errors'], looks: 3, seen: 2 });
});

test('a long pause is waited for by nobody, but a short one is', async () => {
  const paused = (version: number, minutes: number) =>
    aJob('a', version, { state: 'paused', pause: { reason: 'mail-quota', resumes: start.add({ minutes }) } });
  expect(await following(['a'], [paused(1, 900)])).toMatchObject({ ended: 'paused', looks: 1 });
  const over = aJob('a', 2, { state: 'succeeded' });
  expect(await following(['a'], [paused(1, 2)], [paused(1, 2)], [over])).toMatchObject({ ended: 'over', looks: 3 });
});

test('what another job has yet to do is waited for beside a pause', async () => {
  const paused = aJob('a', 1, { state: 'paused', pause: { reason: 'mail-quota', resumes: start.add({ hours: 9 }) } });
  const looks = [
    [paused, aJob('b', 1, { state: 'queued' })],
    [paused, aJob('b', 2, { state: 'succeeded' })],
  ];
  expect(await following(['a', 'b'], ...looks)).toMatchObject({ ended: 'paused', looks: 2 });
});

test('a problem that comes again ends it; one that goes away, or of before, does not', async () => {
  const problem = (minutes: number) => ({ problem: { at: start.add({ minutes }), message: 'No right.' } });
  expect(await following(['a'], [aJob('a', 1, problem(0))], [aJob('a', 2, problem(1))])).toMatchObject({
    ended: 'stopped',
    looks: 2,
  });
  const over = aJob('a', 2, { state: 'succeeded' });
  expect(await following(['a'], [aJob('a', 1, problem(0))], [over])).toMatchObject({ ended: 'over' });
  const before = [aJob('a', 1, problem(-5))];
  expect(await following(['a'], before, [aJob('a', 2, problem(0))], [over])).toMatchObject({ ended: 'over' });
});

test('nothing for minutes is told, also of a job that never comes', async () => {
  expect(await following(['a'], [aJob('a', 1, { state: 'queued' })])).toMatchObject({ ended: 'stuck', looks: 5 });
  expect(await following(['a'], [])).toMatchObject({ ended: 'stuck', states: [] });
});

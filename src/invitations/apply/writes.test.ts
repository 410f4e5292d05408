import { expect, test } from '@jest/globals';
import { invitations, World } from '../fakes/world.ts';
import { deferredKeptDays, jobKeptDays } from '../job.ts';
import { withWait } from '../row-wait.ts';

const maxWrites = ({ table }: World) => Math.max(...table.rowWrites.values());
const writesOf = ({ table }: World) => [...table.rowWrites.values()].reduce((sum, writes) => sum + writes, 0);

// As 10,000 people on 40 mails a day for 250 days: longer than the ledger keeps a row that is done.
test('120 rows on 1 mail a day: each is written when something happens to it, and not every day', async () => {
  const world = new World({ mailsPerDay: 1 });
  const { cognito, table, clock } = world;
  await world.invite('job', invitations(120, ['sales']));
  await world.workToTheEnd(undefined, () => {
    const job = table.jobs.get('job');
    if (job?.state !== 'paused') return;
    expect(job.counts).toMatchObject({ invited: cognito.mails.length, deferred: 120 - cognito.mails.length });
    const midnight = `${clock.now().add({ hours: 24 })}`.slice(0, 10);
    const last = table.rowsOf('job').at(-1);
    expect(last && withWait(last, job)).toMatchObject({
      state: 'deferred',
      findings: [{ code: 'MAIL_QUOTA_DEFERRED', values: { until: `${midnight}T00:00:00Z` } }],
    });
  });
  expect(cognito.mails).toHaveLength(120);
  expect(table.jobs.get('job')).toMatchObject({ state: 'succeeded', total: 120, counts: { invited: 120 } });
  expect(table.rowsOf('job').length).toBeLessThanOrEqual(jobKeptDays + 1);
  // Submitted, deferred, in the call, mailed, done.
  expect(maxWrites(world)).toBe(5);
  expect(writesOf(world)).toBeLessThanOrEqual(5 * 120);
  // Each of the 120 runs reads a row once, and says about once a second how far it is.
  expect(table.rowReads).toBeLessThanOrEqual(121 * 120);
  expect(table.jobWrites + table.leaseWrites).toBeLessThan(121 * 8);
});

test('a row that waits for so long that the ledger would delete it is written once more before that', async () => {
  const world = new World({ mailsPerDay: 1, mailReserve: 1 });
  const { table, clock } = world;
  await world.invite('job', invitations(3));
  const writes: number[] = [];
  for (let years = 0; years < 2 * deferredKeptDays; years += 200) {
    await world.work();
    writes.push(maxWrites(world));
    expect(table.rowsOf('job').map(({ state }) => state)).toEqual(['deferred', 'deferred', 'deferred']);
    await clock.pass({ hours: 24 * 200 });
  }
  expect(writes.filter((count, index) => count !== writes[index - 1])).toEqual([2, 3, 4, 5]);
});

test('a row that a version before deferred, which kept it for 90 days, is written once more', async () => {
  const world = new World({ mailsPerDay: 1, mailReserve: 1 });
  const { table, clock } = world;
  await world.invite('job', invitations(1));
  const [row] = table.rowsOf('job');
  const findings = [{ code: 'MAIL_QUOTA_DEFERRED', values: { until: `${clock.now()}` } }] as const;
  if (row) await table.writeRow('job', { ...row, version: 2, state: 'deferred', after: clock.now(), findings });
  for (let days = 0; days < 3; days++) {
    await world.work();
    await clock.pass({ hours: 24 });
  }
  expect(table.rowsOf('job')).toMatchObject([
    { version: 3, state: 'deferred', findings: [{ code: 'MAIL_QUOTA_DEFERRED' }] },
  ]);
});

test('rows that only wait for Cognito to be asked less are not written for it, however often the job pauses', async () => {
  const world = new World();
  await world.invite('job', invitations(30));
  for (let minutes = 0; minutes < 20; minutes++) {
    await world.work(call => (call.startsWith('pool.') ? 'throttled' : undefined));
    await world.clock.pass({ minutes: 1 });
  }
  expect(world.table.jobs.get('job')).toMatchObject({ state: 'paused', pause: { reason: 'throttled' } });
  expect(maxWrites(world)).toBe(1);
  await world.workToTheEnd();
  expect(world.table.jobs.get('job')).toMatchObject({ state: 'succeeded', counts: { invited: 30 } });
});

test('a minute in which there is nothing to do costs no write', async () => {
  const world = new World();
  const { ended, process } = await world.work();
  expect(ended).toEqual({ worked: true, jobs: [] });
  expect(process.calls).toEqual(['ledger.unfinished']);
});

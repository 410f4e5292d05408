import { expect, test } from '@jest/globals';
import { World } from './fakes/world.ts';
import { requestResend } from './resend.ts';

function aWorld() {
  const world = new World({ mailsPerDay: 3, mailReserve: 1 });
  const { cognito, table, clock, settings } = world;
  const { job, writeJob, putRows, budget, resends } = table;
  const invited = (name: string) =>
    cognito.add(`${name}@acme.com`, { status: 'invited', changedAt: clock.now().subtract({ hours: 1 }) });
  const ana = invited('ana');
  let count = 0;
  const asked: string[] = [];
  const ports = {
    ...{ ledger: { job, writeJob, putRows }, budget, resends, now: clock.now, random: () => `r${++count}` },
    askWorker: async () => void asked.push('now'),
  };
  return { world, ana, invited, asked, again: (person = ana) => requestResend(ports, person, 'ben', settings) };
}

test('it is written down, and nothing is mailed before the worker does it', async () => {
  const { world, asked, again } = aWorld();
  const { job } = await again();
  expect(job).toMatchObject({ state: 'queued', by: 'ben', label: 'ana@acme.com', onExisting: 'resend', total: 1 });
  expect([asked.length, world.cognito.mails.length, world.sentToday()]).toEqual([1, 0, 0]);
  await world.workToTheEnd();
  expect([world.cognito.mailsTo('ana@acme.com'), world.sentToday()]).toEqual([1, 1]);
  expect(world.table.rowsOf(job?.id ?? '')).toMatchObject([{ state: 'done', outcome: 'resent', findings: [] }]);
});

test('a worker that is killed in the call has mailed once, and nobody mails again', async () => {
  const { world, again } = aWorld();
  const { job } = await again();
  await world.work(call => (call === 'pool.resend' ? 'killed-after' : undefined));
  await world.workToTheEnd();
  expect(world.cognito.mailsTo('ana@acme.com')).toBe(1);
  const [row] = world.table.rowsOf(job?.id ?? '');
  expect(row).toMatchObject({ outcome: 'resent', findings: [{ code: 'MAIL_UNCONFIRMED' }] });
});

test('not twice within a minute, and two at once are one', async () => {
  const { world, again } = aWorld();
  const both = await Promise.all([again(), again()]);
  expect(both.filter(({ job }) => job)).toHaveLength(1);
  const soon = await again();
  expect(soon).toMatchObject({ finding: { code: 'RESEND_TOO_SOON' } });
  expect(`${'after' in soon && soon.after}`).toBe(`${world.clock.now().add({ seconds: 60 })}`);
  await world.workToTheEnd();
  await world.clock.pass({ seconds: 60 });
  expect((await again()).job).toBeDefined();
  await world.workToTheEnd();
  expect(world.cognito.mailsTo('ana@acme.com')).toBe(2);
});

test('the reserve is not touched, and nothing is noted of what could not be sent', async () => {
  const { world, invited, again } = aWorld();
  const { table } = world;
  for (const name of ['bo', 'cy']) await again(invited(name));
  await world.workToTheEnd();
  expect(await again()).toMatchObject({
    finding: { code: 'MAIL_QUOTA_DEFERRED', values: { until: '2026-03-03T00:00:00Z' } },
  });
  expect([world.sentToday(), table.resent.has('ana@acme.com')]).toEqual([2, false]);
});

test.each([
  [{ enabled: false }, 'USER_DISABLED'],
  [{ status: 'active' }, 'USER_ACTIVE'],
  [{ status: 'external' }, 'USER_EXTERNAL'],
] as const)('%j: %s, and nothing is written down', async (more, code) => {
  const { world, ana, again } = aWorld();
  expect(await again({ ...ana, ...more })).toEqual({ finding: { code } });
  expect(world.table.jobs.size).toBe(0);
});

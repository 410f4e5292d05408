import { expect, test } from '@jest/globals';
import { invitations, World } from '../fakes/world.ts';
import type { Fault } from '../fakes/world-process.ts';

const sales = invitations(20, ['sales']);
const finance = invitations(30, ['finance']).slice(10);
const both = sales.slice(10).map(({ email }) => email);

function expectNobodyLost({ cognito, table }: World) {
  expect(cognito.people.size).toBe(30);
  for (const { email } of sales) expect(cognito.person(email)?.groups).toContain('sales');
  for (const { email } of finance) expect(cognito.person(email)?.groups).toContain('finance');
  for (const email of both) expect(cognito.person(email)?.groups.toSorted()).toEqual(['finance', 'sales']);
  expect(cognito.mails.map(({ email }) => email).sort()).toEqual([...cognito.people.keys()].sort());
  for (const job of ['a', 'b'])
    expect(table.jobs.get(job)?.counts).toMatchObject({ waiting: 0, failed: 0, deferred: 0 });
}

test('overlapping files, one worker: one mail each, and the groups of both', async () => {
  const world = new World();
  await world.invite('a', sales);
  await world.invite('b', finance, 'resend');
  await world.workToTheEnd();
  expectNobodyLost(world);
  // The second admin asked for mails to be sent again; these people have had one since.
  const told = world.table.rowsOf('b').filter(({ findings }) => findings[0]?.code === 'RESEND_TOO_SOON');
  expect(told.map(({ invitation }) => invitation?.email)).toEqual(both);
});

test('while one works the other does nothing', async () => {
  const world = new World();
  await world.invite('a', sales);
  const first = world.begin();
  await world.clock.pass({ seconds: 2 });
  const { ended, process } = await world.work();
  expect(ended).toEqual({ worked: false, jobs: [] });
  expect(process.calls).toEqual(['ledger.unfinished', 'lease.take']);
  await world.clock.until(first.isOver);
});

test('a worker that stood still at any call, for longer than its lease, does no harm when it comes back', async () => {
  const clean = new World({ writesPerSecond: 25 });
  await clean.invite('a', sales);
  const { process } = await clean.work();
  for (let stall = 0; stall < process.calls.length; stall++) {
    const world = new World({ writesPerSecond: 25 });
    await world.invite('a', sales);
    await world.invite('b', finance);
    // Still on its way when the other takes over; or so long that it finds everything done.
    const milliseconds = stall % 2 === 0 ? 97_000 : 300_000;
    const stalled = world.begin((_, index): Fault | undefined => (index === stall ? milliseconds : undefined));
    await world.clock.pass({ seconds: 95 });
    const other = world.begin();
    await world.clock.until(() => stalled.isOver() && other.isOver());
    expect(other.turn.ended?.worked).toBe(true);
    await world.workToTheEnd();
    expectNobodyLost(world);
  }
});

test('nor does it mail again whom the other has mailed again', async () => {
  const again = invitations(6, []);
  for (let stall = 0; stall < 36; stall++) {
    const world = new World({ writesPerSecond: 25 });
    const longAgo = world.clock.now().subtract({ hours: 24 * 30 });
    for (const { email } of again) world.cognito.add(email, { status: 'invited', changedAt: longAgo });
    await world.invite('a', again, 'resend');
    const stalled = world.begin((_, index): Fault | undefined => (index === stall ? 97_000 : undefined));
    await world.clock.pass({ seconds: 95 });
    const other = world.begin();
    await world.clock.until(() => stalled.isOver() && other.isOver());
    await world.workToTheEnd();
    for (const { invitation, findings } of world.table.rowsOf('a')) {
      const mails = world.cognito.mailsTo(invitation?.email ?? '');
      if (findings.length > 0) expect(findings).toEqual([{ code: 'MAIL_UNCONFIRMED' }]);
      else expect(mails).toBe(1);
      expect(mails).toBeLessThanOrEqual(1);
    }
    expect(world.table.jobs.get('a')?.counts).toMatchObject({ resent: 6 });
  }
});

test('it begins no call any more once its lease is somebody else’s', async () => {
  const world = new World();
  await world.invite('a', invitations(60));
  const stall = 60;
  const stalled = world.begin((_, index): Fault | undefined => (index === stall ? 100_000 : undefined));
  await world.clock.pass({ seconds: 95 });
  const other = world.begin();
  await world.clock.until(stalled.isOver);
  const { calls, lines } = stalled.turn.process;
  expect(lines[0]).toMatchObject({ event: 'invite-job', ended: 'lease' });
  // What was sent with the call that stood still, and before, has long been done.
  const sent = calls.slice(stall + 1).filter(call => call.startsWith('pool.'));
  expect(sent.length).toBeLessThanOrEqual(2);
  expect(world.table.leased?.holder).not.toBeUndefined();
  await world.clock.until(other.isOver);
  expect(world.cognito.mails).toHaveLength(60);
});

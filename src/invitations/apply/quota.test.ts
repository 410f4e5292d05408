import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { invitations, World } from '../fakes/world.ts';
import { requestResend } from '../resend.ts';
import { withWait } from '../row-wait.ts';

const aWorld = (mailReserve = 0) => new World({ mailsPerDay: 50, mailReserve });
const tomorrow = '2026-03-03T00:00:00Z';

const mailsByDay = ({ cognito }: World) => {
  const days: Record<string, number> = {};
  for (const { at } of cognito.mails) days[`${at}`.slice(0, 10)] = (days[`${at}`.slice(0, 10)] ?? 0) + 1;
  return days;
};

test('120 rows on 50 mails a day: 50 are sent, 70 wait with the time, and go by themselves on the next days', async () => {
  const world = aWorld();
  const { cognito, table } = world;
  await world.invite('job', invitations(120));
  const first = await world.work();
  expect(cognito.mails.map(({ email }) => email)).toEqual(invitations(50).map(({ email }) => email));
  expect(table.jobs.get('job')).toMatchObject({
    state: 'paused',
    pause: { reason: 'mail-quota', resumes: expect.objectContaining({}) },
    counts: { invited: 50, deferred: 70, waiting: 0 },
  });
  expect(`${table.jobs.get('job')?.pause?.resumes}`).toBe(tomorrow);
  const deferred = table.rowsOf('job').filter(({ state }) => state === 'deferred');
  expect(deferred).toHaveLength(70);
  const job = table.jobs.get('job') ?? { state: 'queued' as const };
  for (const { findings, after, line } of deferred.map(row => withWait(row, job))) {
    expect(findings).toEqual([{ code: 'MAIL_QUOTA_DEFERRED', values: { until: tomorrow } }]);
    expect(`${after}`).toBe(tomorrow);
    expect(cognito.person(invitations(120)[line - 2]?.email ?? '')).toBeUndefined();
  }
  // Once they are used up nobody asks for more, and nothing is begun while they wait.
  expect(first.process.calls.filter(call => call === 'budget.spend').length).toBeLessThanOrEqual(60);
  const { process } = await world.work();
  expect(process.calls).toEqual(['ledger.unfinished']);

  await world.workToTheEnd();
  expect(mailsByDay(world)).toEqual({ '2026-03-02': 50, '2026-03-03': 50, '2026-03-04': 20 });
  expect(table.jobs.get('job')).toMatchObject({ state: 'succeeded', counts: { invited: 120, deferred: 0 } });
  expect(table.rowsOf('job').flatMap(({ findings }) => findings)).toEqual([]);
});

test('a paused job goes on at the very moment at which the limit resets, and not before', async () => {
  const world = aWorld();
  world.latency.table = 0;
  await world.invite('job', invitations(60));
  await world.work();
  const sentAt = async (moment: Temporal.Instant) => {
    await world.clock.passUntil(moment);
    const { isOver } = world.begin();
    await world.clock.until(isOver);
    return world.cognito.mails.length;
  };
  const resets = Temporal.Instant.from(tomorrow);
  expect(await sentAt(resets.subtract({ milliseconds: 1 }))).toBe(50);
  expect(await sentAt(resets)).toBe(60);
});

test('a job waits for the next day only when nothing else is left of it', async () => {
  const world = aWorld();
  const job = () => world.table.jobs.get('job');
  await world.invite('job', invitations(60));
  let lost = 0;
  await world.work(call => (call === 'pool.create' && lost++ === 0 ? 'lost' : undefined));
  expect(job()).toMatchObject({ state: 'running', counts: { invited: 49, deferred: 10 } });
  await world.clock.pass({ minutes: 1 });
  await world.work();
  expect(job()).toMatchObject({ state: 'paused', counts: { invited: 50, deferred: 10 } });
});

test('people who are there already get their groups though the mails of the day are used up', async () => {
  const world = aWorld();
  world.cognito.add('p60@acme.com');
  await world.invite('job', invitations(60));
  await world.work();
  expect(world.cognito.person('p60@acme.com')?.groups).toEqual(['sales', 'finance']);
  expect(world.table.jobs.get('job')?.counts).toMatchObject({ invited: 50, deferred: 9, updated: 1 });
});

test('two jobs have one budget, and the reserve is nobody’s', async () => {
  const world = aWorld(10);
  await world.invite('a', invitations(30));
  await world.invite('b', invitations(120).slice(30));
  await world.workToTheEnd();
  expect(mailsByDay(world)).toEqual({ '2026-03-02': 40, '2026-03-03': 40, '2026-03-04': 40 });
  expect(world.cognito.people.size).toBe(120);
});

test('two workers that meet after one stood still have one budget', async () => {
  const world = aWorld();
  await world.invite('a', invitations(60));
  await world.invite('b', invitations(120).slice(60));
  const stalled = world.begin((call, index) => (call === 'pool.create' && index > 100 ? 120_000 : undefined));
  await world.clock.pass({ seconds: 100 });
  const other = world.begin();
  await world.clock.until(() => stalled.isOver() && other.isOver());
  expect(mailsByDay(world)).toEqual({ '2026-03-02': 50 });
  await world.workToTheEnd();
  expect(Object.values(mailsByDay(world)).every(mails => mails <= 50)).toBe(true);
  expect(world.cognito.mails).toHaveLength(120);
});

test('an invitation that is sent again by hand counts', async () => {
  const world = aWorld();
  const { cognito, table, clock, settings } = world;
  for (let number = 0; number < 7; number++) {
    const person = cognito.add(`old${number}@acme.com`, {
      status: 'invited',
      changedAt: clock.now().subtract({ hours: 1 }),
    });
    const { job, writeJob, putRows, budget, resends } = table;
    const asking = { askWorker: async () => undefined, random: () => `r${number}` };
    const ports = { ledger: { job, writeJob, putRows }, budget, resends, now: clock.now, ...asking };
    expect(await requestResend(ports, person, 'ben', settings)).toMatchObject({ job: { state: 'queued' } });
  }
  await world.workToTheEnd();
  await world.invite('job', invitations(50));
  await world.work();
  expect(table.jobs.get('job')?.counts).toMatchObject({ invited: 43, deferred: 7 });
});

test('when Cognito says that the mails are used up they are, whoever sent them', async () => {
  const world = new World({ mailsPerDay: 50 });
  const { cognito, table } = world;
  cognito.mailsPerDay = 20;
  await world.invite('job', invitations(60));
  await world.work();
  expect(world.sentToday()).toBe(Number.POSITIVE_INFINITY);
  expect(table.jobs.get('job')).toMatchObject({ state: 'paused', counts: { invited: 20, deferred: 40 } });
  await world.workToTheEnd();
  expect(mailsByDay(world)).toEqual({ '2026-03-02': 20, '2026-03-03': 20, '2026-03-04': 20 });
  expect(table.jobs.get('job')?.state).toBe('succeeded');
});

test('somebody who was made though their mail was over the limit is told, not forgotten', async () => {
  const world = new World({ mailsPerDay: 50 });
  const { cognito, table } = world;
  cognito.moods.set('p3@acme.com', 'limit-but-made');
  await world.invite('job', invitations(5));
  await world.workToTheEnd();
  expect(cognito.person('p3@acme.com')?.groups).toEqual(['sales', 'finance']);
  expect(table.rowsOf('job')[2]).toMatchObject({
    outcome: 'invited',
    findings: [{ code: 'MAIL_FAILED', values: { message: expect.stringContaining('Exceeded daily email limit.') } }],
  });
  expect(table.jobs.get('job')?.counts).toMatchObject({ invited: 5, mailInDoubt: 1 });
});

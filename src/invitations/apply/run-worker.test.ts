import { expect, test } from '@jest/globals';
import { invitations, World } from '../fakes/world.ts';
import { awsError } from '../fakes/world-cognito.ts';
import { withWait } from '../row-wait.ts';

test('a job is worked at to its end, and says in one line each what came of it, and no address', async () => {
  const world = new World();
  await world.invite('job', invitations(10));
  const { ended, process } = await world.work();
  expect(ended).toMatchObject({ worked: true, jobs: [{ id: 'job', state: 'succeeded', counts: { invited: 10 } }] });
  expect(world.table.jobs.get('job')).toHaveProperty('finishedAt');
  expect(process.lines).toEqual([
    expect.objectContaining({ event: 'invite-job', job: 'job', state: 'succeeded', invited: 10, writesPerSecond: 5 }),
    { event: 'invites', worked: true, jobs: 1 },
  ]);
  expect(JSON.stringify(process.lines)).not.toContain('@');
  expect(world.table.leased).toBeUndefined();
});

test('the rate is reached though every answer is slow, and is never passed', async () => {
  const world = new World({ writesPerSecond: 5 });
  world.latency = { cognito: 900, table: 30 };
  await world.invite('job', invitations(200, ['sales']));
  const begin = world.clock.milliseconds;
  await world.work();
  const seconds = (world.clock.milliseconds - begin) / 1000;
  expect(world.cognito.writes).toBe(400);
  expect(400 / 5 / seconds).toBeGreaterThan(0.95);
  expect(400 / 5 / seconds).toBeLessThanOrEqual(1.01);
});

test('the counts are written down about every second', async () => {
  const world = new World();
  await world.invite('job', invitations(60));
  const { isOver } = world.begin();
  await world.clock.pass({ seconds: 15 });
  const { counts, state } = world.table.jobs.get('job') ?? {};
  const rows = world.table.rowsOf('job').filter(row => row.state === 'done').length;
  expect(state).toBe('running');
  expect(counts?.invited).toBeGreaterThan(10);
  expect(Math.abs((counts?.invited ?? 0) - rows)).toBeLessThanOrEqual(5);
  await world.clock.until(isOver);
});

test('nothing is begun when the time is over, and the next worker goes on', async () => {
  const world = new World();
  await world.invite('job', invitations(60));
  const begin = world.clock.milliseconds;
  const { ended, process } = await world.work(undefined, 10);
  expect((world.clock.milliseconds - begin) / 1000).toBeLessThan(13);
  expect(ended).toMatchObject({ worked: true, jobs: [{ state: 'running' }] });
  expect(process.lines[0]).toMatchObject({ ended: 'time' });
  expect(world.table.leased).toBeUndefined();
  expect(world.table.rowsOf('job').filter(({ state }) => state === 'calling')).toEqual([]);
  await world.workToTheEnd();
  expect(world.cognito.mails).toHaveLength(60);
});

test('when Cognito only says that it is too much the job pauses for a minute, and says so', async () => {
  const world = new World();
  await world.invite('job', invitations(10));
  await world.invite('later', invitations(11).slice(10));
  const { ended } = await world.work(call => (call.startsWith('pool.') ? 'throttled' : undefined));
  const job = world.table.jobs.get('job');
  expect(ended?.jobs).toEqual([job]);
  expect(job).toMatchObject({ state: 'paused', pause: { reason: 'throttled' }, counts: { waiting: 10 } });
  for (const row of world.table.rowsOf('job')) {
    expect(job && withWait(row, job).findings).toEqual([{ code: 'THROTTLED' }]);
  }
  await world.workToTheEnd();
  expect(world.table.jobs.get('job')).toMatchObject({ state: 'succeeded' });
  expect(world.table.jobs.get('job')).not.toHaveProperty('pause');
  expect(world.table.rowsOf('job').flatMap(({ findings }) => findings)).toEqual([]);
});

test('a job that waits does not keep the next from being done', async () => {
  const world = new World({ mailsPerDay: 5 });
  await world.invite('a', invitations(20));
  await world.work();
  for (const { email } of invitations(30).slice(20)) world.cognito.add(email);
  await world.invite('b', invitations(30).slice(20));
  await world.work();
  expect(world.table.jobs.get('a')?.state).toBe('paused');
  expect(world.table.jobs.get('b')).toMatchObject({ state: 'succeeded', counts: { updated: 10 } });
});

test('a job that is submitted while another is worked at is done in the same turn', async () => {
  const world = new World();
  await world.invite('a', invitations(20));
  const { isOver, turn } = world.begin();
  await world.clock.pass({ seconds: 3 });
  await world.invite('b', invitations(3));
  await world.clock.until(isOver);
  expect(turn.ended?.jobs.map(({ id, state }) => [id, state])).toEqual([
    ['a', 'succeeded'],
    ['b', 'succeeded'],
  ]);
});

test('a missing right ends the run, says so with the job, and leaves every row to the next', async () => {
  const world = new World();
  const { create } = world.cognito;
  world.cognito.create = async () => {
    throw awsError('AccessDeniedException', 'Not you.');
  };
  await world.invite('job', invitations(10));
  const { ended, process } = await world.work();
  expect(ended?.jobs).toMatchObject([
    { state: 'running', problem: { message: expect.stringMatching('^AccessDeniedException: Not you') } },
  ]);
  expect(process.lines[0]).toMatchObject({ level: 'error', ended: 'AccessDeniedException' });
  expect(world.table.rowsOf('job').every(({ state }) => state === 'waiting')).toBe(true);
  expect(world.sentToday()).toBe(0);
  world.cognito.create = create;
  await world.workToTheEnd();
  expect(world.table.jobs.get('job')).toMatchObject({ state: 'succeeded' });
  expect(world.table.jobs.get('job')).not.toHaveProperty('problem');
});

test('a ledger that cannot be written to fails the turn, and nothing is called', async () => {
  const world = new World();
  await world.invite('job', invitations(10));
  const { error } = await world.work(call => (call === 'ledger.writeJob' ? 'failed' : undefined));
  expect(error).toMatchObject({ name: 'TimeoutError' });
  expect(world.cognito.writes).toBe(0);
  expect(world.table.leased).toBeUndefined();
});

test('one row that Cognito never answers for does not keep the others from being done', async () => {
  const world = new World();
  await world.invite('job', invitations(30));
  const { find } = world.cognito;
  world.cognito.find = async email => {
    if (email === 'p3@acme.com') throw awsError('InternalErrorException');
    return find.call(world.cognito, email);
  };
  await world.work();
  expect(world.table.jobs.get('job')).toMatchObject({
    ...{ state: 'running', counts: { invited: 29, waiting: 1 } },
    problem: { message: expect.stringContaining('InternalErrorException') },
  });
});

test('a file of lines that are all wrong is over at once', async () => {
  const world = new World();
  const given = { email: 'x', name: '', groups: '', until: '' };
  async function* rows() {
    yield { line: 2, given, version: 1, state: 'invalid' as const, findings: [{ code: 'EMAIL_SYNTAX' as const }] };
  }
  await world.submit('job', rows());
  await world.work();
  expect(world.table.jobs.get('job')).toMatchObject({ state: 'completed-with-errors', counts: { invalid: 1 } });
  expect(world.cognito.writes).toBe(0);
});

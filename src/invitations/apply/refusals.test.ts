import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { invitations, World } from '../fakes/world.ts';
import { awsError } from '../fakes/world-cognito.ts';
import type { Fault } from '../fakes/world-process.ts';
import { withWait } from '../row-wait.ts';

const jobIn = (world: World) => world.table.jobs.get('job');
/** What is said of the rows. */
function codesIn(world: World) {
  const job = jobIn(world) ?? { state: 'queued' as const };
  return world.table.rowsOf('job').flatMap(row => withWait(row, job).findings.map(({ code }) => code));
}

/** The first calls of that name. */
const first = (name: string, fault: Fault, calls = 1) => {
  let left = calls;
  return (call: string) => (call === name && left-- > 0 ? fault : undefined);
};

/** Cognito does not answer for some addresses, until `heal` is called. */
function silentFor(world: World, isSilent: (email: string) => boolean, error = awsError('InternalErrorException')) {
  const { find } = world.cognito;
  world.cognito.find = async email => {
    if (isSilent(email)) throw error;
    return find.call(world.cognito, email);
  };
  return { heal: () => Object.assign(world.cognito, { find }) };
}

test('a Cognito that is down is left alone after a few rows, not asked for each of them', async () => {
  const world = new World();
  await world.invite('job', invitations(100));
  const { process } = await world.work(call => (call.startsWith('pool.') ? 'failed' : undefined));
  // Ten rows that nobody understands end it, each asked for three times, and the other lanes finish what they are at.
  expect(process.calls.filter(call => call.startsWith('pool.')).length).toBeLessThanOrEqual(60);
  expect(jobIn(world)).toMatchObject({ state: 'running', counts: { waiting: 100 } });
});

test('rows without an answer end the run only when they follow one another', async () => {
  const world = new World();
  const silent = (email: string) => Number(/\d+/.exec(email)) % 3 === 0;
  silentFor(world, silent);
  await world.invite('job', invitations(90, []));
  await world.work();
  expect(jobIn(world)).toMatchObject({ counts: { invited: 60, waiting: 30 } });
});

test('with the pool missing no row fails: the run ends, says why, and the next one does it all', async () => {
  const world = new World();
  const { heal } = silentFor(world, () => true, awsError('ResourceNotFoundException', 'User pool does not exist.'));
  await world.invite('job', invitations(20));
  await world.work();
  expect(jobIn(world)).toMatchObject({
    ...{ state: 'running', counts: { waiting: 20, failed: 0 } },
    problem: { message: expect.stringContaining('User pool does not exist.') },
  });
  heal();
  await world.workToTheEnd();
  expect(jobIn(world)).toMatchObject({ state: 'succeeded', counts: { invited: 20 } });
});

test('an invitation that Cognito refuses to send again once, the person having changed, is tried again', async () => {
  const world = new World();
  const [ana = { email: '', groups: [] }] = invitations(1, []);
  world.cognito.add(ana.email, { status: 'invited', changedAt: Temporal.Instant.from('2026-02-01T00:00:00Z') });
  const { resend } = world.cognito;
  let refusals = 1;
  world.cognito.resend = async username => {
    if (refusals-- > 0) throw awsError('UnsupportedUserStateException');
    return resend.call(world.cognito, username);
  };
  await world.invite('job', [ana], 'resend');
  await world.workToTheEnd();
  expect(world.table.rowsOf('job')).toMatchObject([{ outcome: 'resent', findings: [] }]);
  expect(world.cognito.mailsTo(ana.email)).toBe(1);
  expect(world.sentToday()).toBe(1);
});

test.each(['pool.find', 'pool.groupsOf', 'pool.join', 'pool.setUntil'])(
  '%s is called again when its result is unknown, twice at most',
  async name => {
    const ana = { email: 'ana@acme.com', groups: ['sales'], until: '2027-01-31' };
    for (const [failures, calls] of [
      [1, 2],
      [2, 3],
      [3, 3],
    ] as const) {
      const world = new World();
      world.cognito.add(ana.email);
      await world.invite('job', [ana]);
      const { process } = await world.work(first(name, 'failed', failures));
      expect(process.calls.filter(call => call === name)).toHaveLength(calls);
      expect(jobIn(world)?.state).toBe(failures < 3 ? 'succeeded' : 'running');
    }
  },
);

test('after too much at once a job rests for a minute', async () => {
  const world = new World();
  await world.invite('job', invitations(10));
  const { isOver } = world.begin(call => (call.startsWith('pool.') ? 'throttled' : undefined));
  await world.clock.until(isOver);
  const rest = jobIn(world)?.pause?.resumes.since(world.clock.now()).total('seconds');
  expect(rest).toBeGreaterThan(55);
  expect(rest).toBeLessThanOrEqual(60);
});

test('how far a job is, is written down once a second and not at every call', async () => {
  const world = new World();
  await world.invite('job', invitations(100));
  const begin = world.clock.milliseconds;
  const { process } = await world.work();
  const seconds = (world.clock.milliseconds - begin) / 1000;
  const written = process.calls.filter(call => call === 'ledger.writeJob').length;
  expect(process.calls.filter(call => call.startsWith('pool.')).length).toBeGreaterThan(300);
  expect(written).toBeGreaterThan(seconds / 2);
  expect(written).toBeLessThan(seconds + 5);
});

test.each([
  ['the earlier', [1, 2]],
  ['the later', [2, 1]],
] as const)(
  'a job whose rows wait for different days goes on at the first of them, %s row first',
  async (_name, days) => {
    const world = new World();
    await world.invite('job', invitations(2));
    const tomorrow = world.clock.now().add({ hours: 24 });
    for (const [index, row] of world.table.rowsOf('job').entries()) {
      const after = world.clock.now().add({ hours: 24 * (days[index] ?? 0) });
      await world.table.writeRow('job', { ...row, version: row.version + 1, state: 'deferred', after });
    }
    await world.work();
    expect(jobIn(world)).toMatchObject({ state: 'paused', pause: { reason: 'mail-quota' } });
    expect(jobIn(world)?.pause?.resumes.equals(tomorrow)).toBe(true);
  },
);

test('why a row had to wait is not said of it any more when it is done', async () => {
  const world = new World();
  await world.invite('job', invitations(10));
  await world.work(call => (call === 'pool.join' ? 'throttled' : undefined));
  expect(world.table.rowsOf('job').some(({ state }) => state === 'mailed')).toBe(true);
  expect(codesIn(world)).toContain('THROTTLED');
  await world.workToTheEnd();
  expect(jobIn(world)?.state).toBe('succeeded');
  expect(codesIn(world)).toEqual([]);
});

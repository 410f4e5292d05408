import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { World } from '../fakes/world.ts';
import type { Fault } from '../fakes/world-process.ts';
import type { OnExisting, Row } from '../row.ts';
import { isDue } from './advance-row.ts';

const ana = { email: 'ana@acme.com', name: 'Ana', groups: ['sales'], until: '2027-01-31' };

/** What became of one row. */
async function done(world: World, invitation: { email: string; groups: readonly string[] } = ana, mode?: OnExisting) {
  await world.invite('job', [invitation], mode);
  await world.workToTheEnd();
  const [row] = world.table.rowsOf('job');
  return { ...row, codes: row?.findings.map(({ code }) => code) };
}

/** At the first call of that name. */
const once = (name: string, fault: Fault) => {
  let left = 1;
  return (call: string) => (call === name && left-- > 0 ? fault : undefined);
};

test('somebody new is made with their name and last day, mailed, and put into their groups', async () => {
  const world = new World();
  expect(await done(world)).toMatchObject({ state: 'done', outcome: 'invited', username: ana.email, codes: [] });
  expect(world.cognito.person(ana.email)).toMatchObject({ name: 'Ana', until: '2027-01-31', groups: ['sales'] });
  expect(world.cognito.writes).toBe(2);
});

test('somebody who is there gets the groups and the last day, and keeps their name', async () => {
  const world = new World();
  world.cognito.add(ana.email, { name: 'Ana Ito', groups: ['admins'] });
  expect(await done(world)).toMatchObject({ outcome: 'updated', username: ana.email, codes: [] });
  expect(world.cognito.person(ana.email)).toMatchObject({
    ...{ name: 'Ana Ito', until: '2027-01-31', groups: ['admins', 'sales'] },
  });
  expect(world.cognito.mails).toEqual([]);
});

test('somebody disabled stays as they are', async () => {
  const world = new World();
  const before = { ...world.cognito.add(ana.email, { enabled: false }) };
  expect(await done(world)).toMatchObject({ outcome: 'failed', codes: ['USER_DISABLED'] });
  expect(world.cognito.person(ana.email)).toEqual(before);
});

test('an invitation is sent again once, and groups follow', async () => {
  const world = new World();
  world.cognito.add(ana.email, { status: 'invited', changedAt: Temporal.Instant.from('2026-02-01T00:00:00Z') });
  expect(await done(world, ana, 'resend')).toMatchObject({ outcome: 'resent', codes: [] });
  expect(world.cognito.mailsTo(ana.email)).toBe(1);
  expect(world.cognito.person(ana.email)).toMatchObject({ groups: ['sales'], until: '2027-01-31' });
  expect(world.sentToday()).toBe(1);
});

test.each(['killed-before', 'killed-after', 'lost', 'failed'] as const)('%s: no call mails again', async fault => {
  for (let index = 0; index < 25; index++) {
    const world = new World();
    world.cognito.add(ana.email, { status: 'invited', changedAt: Temporal.Instant.from('2026-02-01T00:00:00Z') });
    await world.invite('job', [ana], 'resend');
    await world.work((_, call) => (call === index ? fault : undefined));
    await world.clock.pass({ minutes: 2 });
    await world.workToTheEnd();
    const [row] = world.table.rowsOf('job');
    const unconfirmed = row?.findings.some(({ code }) => code === 'MAIL_UNCONFIRMED') === true;
    expect(row).toMatchObject({ state: 'done', outcome: 'resent' });
    expect(world.cognito.person(ana.email)).toMatchObject({ groups: ['sales'], until: '2027-01-31' });
    // One mail, or it is said that there may be none.
    if (unconfirmed) expect(world.cognito.mails.length).toBeLessThanOrEqual(1);
    else expect(world.cognito.mails).toHaveLength(1);
  }
});

test.each([
  ['mail-failed-but-made', 'invited', 'MAIL_FAILED', 1, 1],
  ['mail-failed', 'failed', 'MAIL_FAILED', 0, 1],
  ['refused', 'failed', 'REFUSED', 0, 0],
] as const)('%s: %s with %s', async (mood, outcome, code, people, spent) => {
  const world = new World();
  world.cognito.moods.set(ana.email, mood);
  expect(await done(world)).toMatchObject({ outcome, codes: [code] });
  expect(world.cognito.people.size).toBe(people);
  if (people > 0) expect(world.cognito.person(ana.email)?.groups).toEqual(['sales']);
  expect(world.sentToday()).toBe(spent);
  expect(world.table.jobs.get('job')?.state).toBe('completed-with-errors');
});

test('a group that is not deployed fails the one row, and says which call', async () => {
  const world = new World();
  world.cognito.missingGroups.add('sales');
  const row = await done(world);
  expect(row).toMatchObject({ outcome: 'failed', username: ana.email, codes: ['REFUSED'] });
  expect(row.findings?.[0]?.values?.message).toContain('ResourceNotFoundException: Group not found.');
});

test('a user name that is somebody else’s gets a number, and the mails are counted once', async () => {
  const world = new World({ named: true });
  for (const username of ['ana', 'ana-2']) world.cognito.add(`${username}@other.com`, { username });
  expect(await done(world)).toMatchObject({ outcome: 'invited', username: 'ana-3' });
  expect(world.cognito.mailsTo(ana.email)).toBe(1);
  expect(world.sentToday()).toBe(1);
});

test('somebody whom another makes at the same moment is taken for one who is there', async () => {
  const world = new World();
  await world.invite('job', [ana]);
  const { turn, isOver } = world.begin(once('ledger.writeRow', 1000)); // the row says that it calls, and the worker stands still
  await world.clock.pass({ milliseconds: 700 });
  world.cognito.add(ana.email, { status: 'invited' });
  await world.clock.until(isOver);
  expect(turn.error).toBeUndefined();
  expect(world.table.rowsOf('job')).toMatchObject([{ outcome: 'updated', username: ana.email, findings: [] }]);
  expect(world.sentToday()).toBe(0);
  expect(world.cognito.mails).toEqual([]);
});

test('a row that somebody else has written meanwhile is theirs, and its mail is not counted', async () => {
  const world = new World();
  await world.invite('job', [ana]);
  const { isOver } = world.begin(once('budget.spend', 1000));
  await world.clock.pass({ milliseconds: 700 });
  const [row] = world.table.rowsOf('job');
  if (row) await world.table.writeRow('job', { ...row, version: 2 });
  await world.clock.until(isOver);
  expect(world.cognito.writes).toBe(0);
  expect(world.sentToday()).toBe(0);
  expect(world.table.jobs.get('job')?.state).toBe('running');
});

test('a worker that stood still before the call does not make it: what the row says is no longer true', async () => {
  const world = new World();
  await world.invite('job', [ana]);
  const { process } = await world.work(once('ledger.writeRow', 6000));
  expect(process.calls.filter(call => call === 'pool.create')).toHaveLength(1);
  expect(process.calls).toContain('budget.giveBack');
  expect(world.table.rowsOf('job')).toMatchObject([{ outcome: 'invited' }]);
  expect(world.sentToday()).toBe(1);
});

test('a call nobody answered is looked at when it has ended for certain', async () => {
  const world = new World();
  await world.invite('job', [ana]);
  await world.work(once('pool.create', 'lost'));
  const seen = () => world.table.rowsOf('job')[0];
  expect(seen()).toMatchObject({ state: 'calling', call: { what: 'create' } });
  expect(world.table.jobs.get('job')?.state).toBe('running');
  await world.clock.pass({ seconds: 50 });
  await world.work();
  expect(seen()).toMatchObject({ state: 'calling', version: 2 });
  await world.clock.pass({ seconds: 10 });
  await world.work();
  expect(seen()).toMatchObject({ state: 'done', outcome: 'invited', findings: [{ code: 'MAIL_UNCONFIRMED' }] });
  expect(world.cognito.person(ana.email)?.groups).toEqual(['sales']);
});

test('too much at once is tried again, more slowly, and leaves nothing behind', async () => {
  const world = new World();
  await world.invite('job', [ana]);
  const { process } = await world.work(once('pool.create', 'throttled'));
  expect(process.calls.filter(call => call === 'pool.create')).toHaveLength(2);
  expect(world.table.rowsOf('job')).toMatchObject([{ outcome: 'invited', findings: [] }]);
  expect(world.sentToday()).toBe(1);
});

const at = Temporal.Instant.from('2026-03-02T08:00:00Z');
test.each([
  [{ state: 'invalid' }, false],
  [{ state: 'done' }, false],
  [{ state: 'waiting' }, true],
  [{ state: 'mailed' }, true],
  [{ state: 'calling', call: { what: 'create', at: at.subtract({ seconds: 59 }) } }, false],
  [{ state: 'calling', call: { what: 'create', at: at.subtract({ seconds: 60 }) } }, true],
  [{ state: 'deferred', after: at.add({ seconds: 1 }) }, false],
  [{ state: 'deferred', after: at }, true],
] satisfies [Partial<Row>, boolean][])('%j can be done now: %s', (more, due) => {
  const row = { line: 2, given: { email: '', name: '', groups: '', until: '' }, version: 1, findings: [] };
  expect(isDue({ ...row, ...more } as Row, at)).toBe(due);
});

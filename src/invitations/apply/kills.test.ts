import { expect, test } from '@jest/globals';
import { fileOf, invitations, World } from '../fakes/world.ts';
import type { Fault, Faults } from '../fakes/world-process.ts';
import { plan } from '../plan.ts';

/** Twenty people: new ones, some there already, some of them with a last day to be changed. */
const file = invitations(20).map((invitation, index) =>
  index % 4 === 0 ? { ...invitation, until: '2027-01-31' } : invitation,
);
const known = ['p5@acme.com', 'p6@acme.com', 'p7@acme.com'];
const newcomers = file.filter(({ email }) => !known.includes(email));

async function aWorld() {
  const world = new World({ writesPerSecond: 25 });
  for (const email of known) world.cognito.add(email, { groups: ['admins', 'sales'] });
  const options = { onExisting: 'merge-groups', temporaryDays: 7, now: world.clock.now() } as const;
  await world.submit('job', plan(fileOf(file), world.cognito.snapshot(), options));
  return world;
}

/** Those whom Cognito made, and whose row does not know: nobody works, so that will not change by itself. */
const interrupted = ({ table, cognito }: World) =>
  table
    .rowsOf('job')
    .filter(({ state, invitation }) => state === 'calling' && invitation && cognito.person(invitation.email))
    .map(({ line }) => line);

function expectAllDone(world: World, inside: ReadonlySet<number>) {
  const { cognito, table } = world;
  expect(cognito.people.size).toBe(file.length);
  for (const { email, groups, until } of file) {
    expect(cognito.person(email)?.groups).toEqual(expect.arrayContaining([...groups]));
    if (until) expect(cognito.person(email)?.until).toBe(until);
  }
  expect(cognito.mails.map(({ email }) => email).sort()).toEqual(newcomers.map(({ email }) => email).sort());
  const rows = table.rowsOf('job');
  expect(rows.map(({ state }) => state)).toEqual(file.map(() => 'done'));
  expect(
    new Set(
      rows.filter(({ findings }) => findings.some(({ code }) => code === 'MAIL_UNCONFIRMED')).map(({ line }) => line),
    ),
  ).toEqual(inside);
  // An interruption is no change of the pool: nothing else is said of any row.
  expect(rows.flatMap(({ findings }) => findings)).toHaveLength(inside.size);
  expect(table.jobs.get('job')).toMatchObject({
    state: inside.size === 0 ? 'succeeded' : 'completed-with-errors',
    counts: { invited: newcomers.length, updated: known.length, mailInDoubt: inside.size, waiting: 0, failed: 0 },
  });
}

async function expectNothingToDo(world: World) {
  const before = world.cognito.writes;
  await world.invite('again', file);
  await world.workToTheEnd();
  expect(world.cognito.writes).toBe(before);
  expect(world.table.jobs.get('again')).toMatchObject({ state: 'succeeded', counts: { unchanged: file.length } });
}

/** One run with this fault at this call, and then as many as it takes. */
async function interruptedAt(index: number, fault: Fault) {
  const world = await aWorld();
  let left: Faults | undefined = (_, call) => (call === index ? fault : undefined);
  const inside = new Set<number>();
  await world.workToTheEnd(
    (call, at) => left?.(call, at),
    () => {
      left = undefined;
      for (const line of interrupted(world)) inside.add(line);
    },
  );
  return { world, inside };
}

test.each(['killed-before', 'killed-after', 'lost', 'failed'] as const)('%s: any call of a run', async fault => {
  const clean = await aWorld();
  const { process } = await clean.work();
  expectAllDone(clean, new Set());
  await expectNothingToDo(clean);
  expect(process.calls.length).toBeGreaterThan(160);
  let most = 0;
  for (let index = 0; index < process.calls.length; index++) {
    const { world, inside } = await interruptedAt(index, fault);
    most = Math.max(most, inside.size);
    expectAllDone(world, inside);
    await expectNothingToDo(world);
  }
  expect(most).toBeGreaterThan(0);
});

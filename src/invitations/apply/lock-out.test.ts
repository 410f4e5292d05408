import { expect, test } from '@jest/globals';
import { fileOf, World } from '../fakes/world.ts';
import { rejectLockOuts } from '../lock-out.ts';
import { plan } from '../plan.ts';
import type { Invitation } from '../row.ts';

// The worker starts at 2026-03-02.
const over = '2026-02-28';
const admins = ['ana', 'bo', 'cy', 'di'].map(name => `${name}@acme.com`);

const aWorld = () => {
  const world = new World();
  for (const email of admins) world.cognito.add(email, { sub: `s-${email}`, groups: ['admins'] });
  return world;
};

const ends = (...emails: string[]): Invitation[] => emails.map(email => ({ email, groups: [], until: over }));

/** Plans a file as the page and the command do. */
async function planned(world: World, id: string, invitations: readonly Invitation[], by?: string) {
  const [now, onExisting] = [world.clock.now(), 'merge-groups'] as const;
  const people = async () => world.cognito.snapshot();
  const kept = await rejectLockOuts(
    () => fileOf(invitations),
    { onExisting, now, ...(by !== undefined && { by }) },
    people,
  );
  const rows = plan(kept, await people(), { onExisting, temporaryDays: 7, now });
  await world.submit(id, rows, by === undefined ? {} : { by });
}

const withAccess = ({ cognito, clock }: World) =>
  admins.filter(email => {
    const { enabled, until } = cognito.person(email) ?? {};
    return enabled && !(until && until < clock.now().toString().slice(0, 10));
  });

const findingsOf = (world: World, id: string) =>
  world.table.rowsOf(id).map(({ outcome, findings }) => [outcome, ...findings.map(each => each.values?.why ?? each)]);

test('two files that each end half of the admins end no more than one of them says', async () => {
  const world = aWorld();
  await planned(world, 'a', ends('ana@acme.com', 'bo@acme.com'));
  await planned(world, 'b', ends('cy@acme.com', 'di@acme.com'));
  await world.workToTheEnd();
  expect(findingsOf(world, 'a')).toEqual([['updated'], ['updated']]);
  expect(findingsOf(world, 'b').toSorted()).toEqual([['failed', 'admins'], ['updated']]);
  expect(withAccess(world)).toHaveLength(1);
});

test('an admin is left also where the rows of one file are worked at together, and the other admins went meanwhile', async () => {
  const world = aWorld();
  await planned(world, 'a', ends('ana@acme.com', 'bo@acme.com'));
  Object.assign(world.cognito.person('cy@acme.com') ?? {}, { enabled: false });
  Object.assign(world.cognito.person('di@acme.com') ?? {}, { groups: [] });
  await world.workToTheEnd();
  expect(findingsOf(world, 'a').toSorted()).toEqual([['failed', 'admins'], ['updated']]);
});

test('a list of admins that is behind does not lead it on', async () => {
  const world = aWorld();
  const asBefore = world.cognito.snapshot();
  await planned(world, 'a', ends('ana@acme.com', 'bo@acme.com'));
  await planned(world, 'b', ends('cy@acme.com', 'di@acme.com'));
  world.cognito.peopleIn = async () => asBefore;
  await world.workToTheEnd();
  expect(withAccess(world)).toHaveLength(1);
});

test('a day that was to come when the file was sent, and is over when its turn comes, does not end whoever sent it', async () => {
  const world = aWorld();
  await planned(world, 'a', [{ email: 'ana@acme.com', groups: ['sales'], until: '2026-03-05' }], 's-ana@acme.com');
  await world.clock.pass({ hours: 24 * 4 });
  await world.workToTheEnd();
  expect(findingsOf(world, 'a')).toEqual([['failed', 'self']]);
  expect(world.cognito.person('ana@acme.com')).toMatchObject({ groups: ['admins'] });
  expect(withAccess(world)).toContain('ana@acme.com');
});

test('nor does it when they are an admin no longer', async () => {
  const world = aWorld();
  await planned(world, 'a', [{ email: 'ana@acme.com', groups: [], until: '2026-03-05' }], 's-ana@acme.com');
  Object.assign(world.cognito.person('ana@acme.com') ?? {}, { groups: [] });
  await world.clock.pass({ hours: 24 * 4 });
  await world.workToTheEnd();
  expect(findingsOf(world, 'a')).toEqual([['failed', 'self']]);
});

test('an admin who gets access again counts again', async () => {
  const world = aWorld();
  await planned(world, 'a', ends('ana@acme.com', 'bo@acme.com', 'cy@acme.com'));
  await planned(world, 'b', [{ email: 'ana@acme.com', groups: [], until: '2027-01-31' }]);
  await planned(world, 'c', ends('di@acme.com'));
  await world.workToTheEnd();
  expect(withAccess(world)).toEqual(['ana@acme.com']);
});

test('everybody else is ended, and nobody reads who the admins are for days to come', async () => {
  const world = aWorld();
  for (const name of ['mo', 'ny']) world.cognito.add(`${name}@acme.com`);
  await planned(world, 'a', [{ email: 'mo@acme.com', groups: [], until: '2027-01-31' }]);
  const { process } = await world.work();
  expect(process.calls).not.toContain('pool.peopleIn');
  await planned(world, 'b', ends('mo@acme.com', 'ny@acme.com'));
  await world.workToTheEnd();
  expect(findingsOf(world, 'b')).toEqual([['updated'], ['updated']]);
  expect(['mo', 'ny'].map(name => world.cognito.person(`${name}@acme.com`)?.until)).toEqual([over, over]);
});

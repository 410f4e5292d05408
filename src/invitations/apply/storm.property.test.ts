import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type World as AWorld, invitations, World } from '../fakes/world.ts';
import type { Fault } from '../fakes/world-process.ts';

/** Numbers from 0 to 1 that only the seed decides: mulberry32. */
function chance(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Every third call to Cognito is too much; now and then a worker is killed, or an answer lost. */
function storm(seed: number) {
  const next = chance(seed);
  let kills = 0;
  const faults = (call: string): Fault | undefined => {
    const [share, which] = [next(), next()];
    if (share < 1 / 500) {
      kills++;
      return which < 0.5 ? 'killed-before' : 'killed-after';
    }
    if (!call.startsWith('pool.')) return undefined;
    if (share < 1 / 100) return which < 0.5 ? 'lost' : 'failed';
    return share < 0.31 ? 'throttled' : undefined;
  };
  return { faults, kills: () => kills };
}

const doubted = ({ table }: AWorld) =>
  table
    .rowsOf('job')
    .filter(({ findings }) => findings.some(({ code }) => code === 'MAIL_UNCONFIRMED'))
    .map(({ line }) => line);

const file = invitations(1000).map((invitation, index) => ({
  ...invitation,
  email: index % 7 === 0 ? `p${index + 2}@other.com` : invitation.email, // the same user name as the next one's
  groups: index % 5 === 0 ? [] : invitation.groups,
}));

test('a thousand people in a storm: nobody is lost, nobody is mailed twice, and whoever may not have been is told', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), fc.boolean(), async (seed, named) => {
      const world = new World({ writesPerSecond: 25, named });
      const { cognito, table } = world;
      table.pageSize = 250;
      for (const { email } of file.slice(500, 550)) cognito.add(email, { groups: ['admins'] });
      await world.invite('job', file);
      const { faults, kills } = storm(seed);
      const inside = new Set<number>();
      await world.workToTheEnd(faults, () => {
        for (const { line, state, invitation } of table.rowsOf('job'))
          if (state === 'calling' && invitation && cognito.person(invitation.email)) inside.add(line);
      });

      expect(kills()).toBeGreaterThan(5);
      const rows = table.rowsOf('job');
      expect(rows.filter(({ state }) => state !== 'done')).toEqual([]);
      expect(rows.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
      expect(cognito.people.size).toBe(1000);
      for (const { email, groups } of file) {
        expect(cognito.person(email)?.groups).toEqual(expect.arrayContaining([...groups]));
      }
      expect(cognito.mails).toHaveLength(950);
      expect(new Set(cognito.mails.map(({ email }) => email)).size).toBe(950);
      expect(doubted(world)).toEqual([...inside].sort((one, other) => one - other));
      expect(table.jobs.get('job')?.counts).toMatchObject({ invited: 950, mailInDoubt: inside.size });

      const { writes } = cognito;
      await world.invite('again', file);
      await world.workToTheEnd();
      expect(cognito.writes).toBe(writes);
    }),
    { numRuns: 4 },
  );
});

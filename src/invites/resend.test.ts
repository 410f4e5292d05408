import { expect, test } from '@jest/globals';
import { World } from './fakes/world.ts';
import { awsError } from './fakes/world-cognito.ts';
import { resend } from './resend.ts';

function aWorld(answer?: Error) {
  const world = new World({ mailsPerDay: 3, mailReserve: 1 });
  const { cognito, table, clock, settings } = world;
  const ana = cognito.add('ana@acme.com', { status: 'invited' });
  const pool = {
    async resend(username: string) {
      if (answer) throw answer;
      await cognito.resend(username);
    },
  };
  const ports = { pool, budget: table.budget, resends: table.resends, now: clock.now };
  return { world, ana, again: (person = ana) => resend(ports, person, settings) };
}

test('somebody who has yet to sign in is mailed again, but not twice within a minute', async () => {
  const { world, again } = aWorld();
  expect(await again()).toEqual({ done: true });
  const soon = await again();
  expect(soon).toMatchObject({ done: false, finding: { code: 'RESEND_TOO_SOON' } });
  expect(`${'after' in soon && soon.after}`).toBe(`${world.clock.now().add({ seconds: 60 })}`);
  await world.clock.pass({ seconds: 60 });
  expect(await again()).toEqual({ done: true });
  expect(world.cognito.mailsTo('ana@acme.com')).toBe(2);
  expect(world.sentToday()).toBe(2);
});

test('two who ask at once send one mail', async () => {
  const { world, again } = aWorld();
  const answers = await Promise.all([again(), again()]);
  expect(answers.map(({ done }) => done).sort()).toEqual([false, true]);
  expect(world.cognito.mails).toHaveLength(1);
});

test('the reserve is not touched, and nothing is noted of what could not be sent', async () => {
  const { world, again } = aWorld();
  const { cognito, table } = world;
  for (const name of ['bo', 'cy']) await again(cognito.add(`${name}@acme.com`, { status: 'invited' }));
  const answer = await again();
  expect(answer).toMatchObject({
    done: false,
    finding: { code: 'MAIL_QUOTA_DEFERRED', values: { until: '2026-03-03T00:00:00Z' } },
  });
  expect(world.sentToday()).toBe(2);
  expect(table.resent.has('ana@acme.com')).toBe(false);
});

test.each([
  [{ enabled: false }, 'USER_DISABLED'],
  [{ status: 'active' }, 'USER_ACTIVE'],
  [{ status: 'external' }, 'USER_EXTERNAL'],
] as const)('%j: %s, and nothing is counted', async (more, code) => {
  const { world, ana, again } = aWorld();
  expect(await again({ ...ana, ...more })).toEqual({ done: false, finding: { code } });
  expect(world.sentToday()).toBe(0);
});

test.each([
  ['TooManyRequestsException', 'THROTTLED', 0],
  ['LimitExceededException', 'MAIL_QUOTA_DEFERRED', Number.POSITIVE_INFINITY],
  ['UnsupportedUserStateException', 'USER_ACTIVE', 0],
  ['UserNotFoundException', 'REFUSED', 0],
  ['InvalidParameterException', 'REFUSED', 0],
  ['CodeDeliveryFailureException', 'MAIL_FAILED', 1],
  ['TimeoutError', 'MAIL_UNCONFIRMED', 1],
])('%s is %s, and then %d mails are counted', async (name, code, spent) => {
  const { world, again } = aWorld(awsError(name));
  expect(await again()).toMatchObject({ done: false, finding: { code } });
  expect(world.sentToday()).toBe(spent);
});

test('a missing right is nobody’s answer, and counts no mail', async () => {
  const { world, again } = aWorld(awsError('AccessDeniedException', 'Not you.'));
  await expect(again()).rejects.toThrow('Not you.');
  expect(world.sentToday()).toBe(0);
});

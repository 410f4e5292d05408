import { expect, test } from '@jest/globals';
import { invitations, World } from '../invitations/fakes/world.ts';
import { awsError } from '../invitations/fakes/world-cognito.ts';
import { Process } from '../invitations/fakes/world-process.ts';

Object.assign(process.env, {
  STREAMGATE_STAGE: 'local',
  STREAMGATE_LEDGER_TABLE: 'ledger',
  STREAMGATE_USER_POOL_ID: 'us-east-1_pool',
  STREAMGATE_MINIMUM_PASSWORD_LENGTH: '8',
});
const { inviteWorker } = await import('./invite-worker.ts');

/** A run that Lambda gives so many seconds. */
async function run(world: World, seconds: number) {
  const process = new Process(world.clock, () => undefined, world.latency);
  const begin = world.clock.milliseconds;
  const running = inviteWorker(process.ports(world.cognito, world.table), world.settings)(undefined, {
    getRemainingTimeInMillis: () => seconds * 1000 - (world.clock.milliseconds - begin),
  }).then(
    answer => ({ answer }),
    (error: Error) => ({ error }),
  );
  let end: Awaited<typeof running> | undefined;
  void running.then(ended => {
    end = ended;
  });
  await world.clock.until(() => end !== undefined);
  return { ...(await running), lines: process.lines, seconds: (world.clock.milliseconds - begin) / 1000 };
}

test('a run does what there is to do, and says so', async () => {
  const world = new World();
  await world.invite('job', invitations(3));
  expect(await run(world, 900)).toMatchObject({ answer: { worked: true, jobs: [{ id: 'job', state: 'succeeded' }] } });
  expect(await run(world, 900)).toMatchObject({ answer: { worked: true, jobs: [] } });
});

test('it begins nothing that might not end in time', async () => {
  const world = new World();
  await world.invite('job', invitations(600));
  const { answer, seconds } = { answer: undefined, ...(await run(world, 120)) };
  expect(answer).toEqual({ worked: true, jobs: [{ id: 'job', state: 'running' }] });
  expect(seconds).toBeGreaterThan(44);
  expect(seconds).toBeLessThan(50);
});

test('it fails when something could not be done, and tells no address', async () => {
  const world = new World();
  world.cognito.create = async ({ email }) => {
    throw awsError('AccessDeniedException', `Not ${email}.`);
  };
  await world.invite('job', invitations(3));
  const { error, lines } = { error: undefined, ...(await run(world, 900)) };
  expect(error?.message).toBe('These jobs could not continue: job.');
  expect(JSON.stringify(lines)).not.toContain('@');
});

import { PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { settingsOf } from '../config/stages.ts';
import { services, targets } from '../src/aws/services.ts';
import { anAws, type TestAws } from './world/aws.ts';
import { aProject } from './world/project.ts';
import { putStack } from './world/put-stack.ts';

// One story of one app, typed by an operator. Whoever runs tasks in the embedded AWS is this test.

const project = aProject();
const stack = 'streamgate-local';
let aws: TestAws;
let group: string;

beforeAll(async () => {
  aws = await anAws('us-east-1');
  const { sales, ...others } = settingsOf('local').apps;
  if (!sales) throw new Error('Stage local has no app sales.');
  const settings = {
    ...settingsOf('local'),
    apps: { sales: { ...sales, alwaysOn: false, idleMinutes: 30, leaseHours: 2 }, ...others },
  };
  project.stage('local', settings);
  await putStack(aws, { settings, withoutClock: true });
  const deployed = await services(aws.clients.ecs(), stack).all();
  group = deployed.find(({ name }) => name === 'sales')?.targetGroupArn ?? '';
}, 300_000);

afterAll(async () => {
  await aws?.stop();
  project.remove();
}, 20_000);

/** Runs `power … --stage local`; on stderr there is progress at most. */
async function power(line: string) {
  const { status, stdout, stderr } = await project.run(`power ${line} --stage local`, aws.endpoint);
  expect(stderr).toMatch(/^(.* …\n)*$/);
  return { status, stdout };
}

/** The same with `--json`. */
async function json(line: string) {
  const { status, stdout } = await power(`${line} --json`);
  return { exit: status, ...JSON.parse(stdout) };
}

const asleep = { copies: { desired: 0, running: 0, healthy: 0 }, visitors: 'wake', state: 'asleep' };

test('an app that was just deployed is not put to sleep, because people may be connected', async () => {
  const { exit, refused, app } = await json('sleep --app sales');
  expect({ exit, refused, app }).toEqual({ exit: 1, refused: 'people-connected', app: 'sales' });
  expect((await power('sleep --app sales')).stdout).toMatch(/^Nothing was changed: .*Add --yes/);
});

test('put to sleep all the same, it stays asleep, whoever asks', async () => {
  const slept = await json('sleep --app sales --until 45m --reason Upgrade --yes');
  expect(slept).toMatchObject({ exit: 0, hold: { target: 'asleep', by: 'root', reason: 'Upgrade' } });
  const { status, stdout } = await power('wake --app sales');
  expect(status).toBe(1);
  expect(stdout).toMatch(
    /^Not woken\. The app is held asleep until .*: Upgrade\nTo release the hold: npx sls power release /,
  );
  const { apps } = await json('status --app sales');
  expect(apps).toMatchObject([{ app: 'sales', ...asleep, decision: { reason: 'held-asleep' } }]);
});

test('released, it sleeps until somebody comes', async () => {
  expect(await json('release --app sales')).toMatchObject({ released: { reason: 'Upgrade' } });
  const { status, stdout } = await power('release --app sales');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^There was no hold on sales\.\n\nsales: asleep since .*\n {2}why +No one has been connected/);
});

test('woken, it is followed until visitors get to it', async () => {
  const waking = project.typing('power wake --app sales --stage local', aws.endpoint);
  const registered = targets(aws.clients.loadBalancing()).register(group, '127.0.0.1', 9001);
  const { status, said } = await waking;
  await registered;
  expect(said).toMatch(
    /The app is ready\. A visitor woke the app\. .*, until .* at the latest\.\n\nsales: awake since /,
  );
  expect(said).toMatch(/ {2}lease +until .* taken .* by root\n/);
  expect(status).toBe(0);
});

test('with people connected it is not put to sleep, and says how many', async () => {
  await aws.clients.cloudWatch().send(
    new PutMetricDataCommand({
      Namespace: stack,
      MetricData: [{ MetricName: 'Sessions', Dimensions: [{ Name: 'App', Value: 'sales' }], Value: 3 }],
    }),
  );
  const { exit, connected } = await json('sleep --app sales');
  expect({ exit, ...connected }).toMatchObject({ exit: 1, presence: 'somebody', people: 3 });
  expect((await power('status')).stdout).toMatch(
    /^sales: awake [\s\S]*\n {2}connected +3, \d+ (?:s|minutes) ago\n[\s\S]*\n\nfinance: /,
  );
});

test('held awake, it says by whom and why', async () => {
  const held = await json('hold awake --app sales --until 2h --reason Board');
  expect(held).toMatchObject({ hold: { target: 'awake', by: 'root', reason: 'Board' } });
  expect((await power('wake --app sales --no-wait')).stdout).toMatch(
    /^Wake requested\.\n\nsales: awake .*\n {2}why +The app is held awake/,
  );
});

test('a stage that is not deployed is a failure that says so', async () => {
  const { status, stdout } = await project.run('power status --stage prod --json', aws.endpoint);
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'not-deployed' } });
});

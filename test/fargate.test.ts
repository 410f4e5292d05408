import { join } from 'node:path';
import { GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  DescribeServicesCommand,
  DescribeTasksCommand,
  ListTasksCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { DescribeTargetHealthCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { embeddedFargate } from '../src/preview/fargate/embedded-fargate.ts';
import { startFargate } from '../src/preview/fargate/fargate.ts';
import { localTasks } from '../src/preview/fargate/local-tasks.ts';
import { aCluster } from './world/cluster.ts';
import { aRegion, type TestRegion } from './world/shared-aws.ts';
import { until } from './world/until.ts';

const root = join(import.meta.dirname, '..');
const here = { cluster: 'apps', serviceName: 'sales' };

let aws: TestRegion;
let targetGroup: string;
let fargate: ReturnType<typeof startFargate>;
const problems: string[] = [];

beforeAll(async () => {
  aws = await aRegion();
  targetGroup = await aCluster(aws);
  const { clients, directory } = aws;
  const secretValue = () => Promise.reject(new Error('none is asked for'));
  const local = localTasks({ root, directory, streamlit: directory, secretValue });
  const log = (problem: string) => void problems.push(problem);
  fargate = startFargate(embeddedFargate({ clients, cluster: 'apps', host: '127.0.0.1', local, log }));
  await fargate.running;
});

afterAll(async () => {
  await fargate?.stop();
  await aws?.leave();
});

const arns = async (desiredStatus: 'RUNNING' | 'STOPPED') =>
  (await aws.clients.ecs().send(new ListTasksCommand({ ...here, desiredStatus }))).taskArns ?? [];

async function lines(task: string): Promise<string[]> {
  const logStreamName = `streams/app/${task.slice(task.lastIndexOf('/') + 1)}`;
  const asked = new GetLogEventsCommand({ logGroupName: '/apps/sales', logStreamName, startFromHead: true });
  const { events = [] } = await aws.clients
    .logs()
    .send(asked)
    .catch(() => ({ events: [] }));
  return events.map(({ message = '' }) => message);
}

async function ports(): Promise<number[]> {
  const command = new DescribeTargetHealthCommand({ TargetGroupArn: targetGroup });
  const { TargetHealthDescriptions = [] } = await aws.clients.loadBalancing().send(command);
  return TargetHealthDescriptions.map(({ Target }) => Target?.Port ?? 0);
}

/** Has the task that answers there end with this code. */
const kill = (port: number | undefined, code: number) =>
  fetch(`http://127.0.0.1:${port}/exit/${code}`).catch(() => undefined);

test("each copy's lines are in a stream of its own, named like its task", async () => {
  const running = await arns('RUNNING');
  expect(running).toHaveLength(2);
  for (const task of running) await until('its lines are there', async () => (await lines(task)).length === 2);
  const said = await Promise.all(running.map(lines));
  const expected = (await ports()).map(port => [`{"port": ${port}}`, 'nothing more']);
  expect(said.toSorted()).toEqual(expected.toSorted());
});

test('one that ends is known to have ended, with its last words, and another is counted and started', async () => {
  const before = await arns('RUNNING');
  const [port] = await ports();
  await kill(port, 3);
  await until('ECS knows', async () => (await arns('STOPPED')).length === 1);
  const [ended = ''] = await arns('STOPPED');
  const { tasks = [] } = await aws.clients.ecs().send(new DescribeTasksCommand({ cluster: 'apps', tasks: [ended] }));
  expect(tasks[0]).toMatchObject({
    stopCode: 'EssentialContainerExited',
    stoppedReason: 'Essential container in task exited',
    containers: [{ name: 'app', exitCode: 3 }],
  });
  expect(await lines(ended)).toEqual([`{"port": ${port}}`, 'nothing more', 'exit 3']);
  await until('another takes its place', async () => (await ports()).length === 2);
  const after = await arns('RUNNING');
  expect(after).toHaveLength(2);
  expect(after.filter(arn => before.includes(arn))).toHaveLength(1);
  const { services = [] } = await aws.clients
    .ecs()
    .send(new DescribeServicesCommand({ cluster: 'apps', services: ['sales'] }));
  expect(services[0]).toMatchObject({ desiredCount: 2, runningCount: 2 });
  expect(problems.splice(0)).toEqual(['sales ended with code 3. Restarting.']);
});

test('of those that were told to end ECS is told nothing', async () => {
  const stopped = await arns('STOPPED');
  await aws.clients.ecs().send(new UpdateServiceCommand({ cluster: 'apps', service: 'sales', desiredCount: 0 }));
  await until('they are gone', async () => (await ports()).length === 0);
  await fargate.stop();
  const codes = await aws.clients
    .ecs()
    .send(new DescribeTasksCommand({ cluster: 'apps', tasks: await arns('STOPPED') }));
  const others = codes.tasks?.filter(({ taskArn = '' }) => !stopped.includes(taskArn)) ?? [];
  expect(others.map(({ stopCode }) => stopCode)).toEqual(['UserInitiated', 'UserInitiated']);
  expect(problems).toEqual([]);
});

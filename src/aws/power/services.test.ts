import { ECSClient, type Service } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { expect, test } from '@jest/globals';
import type { Services } from '../../power/ports.ts';
import { answering } from '../fakes/answering.ts';
import { ecsServices } from './services.ts';

const region = 'eu-central-1';
const active: Service = {
  serviceName: 'sales',
  status: 'ACTIVE',
  desiredCount: 1,
  loadBalancers: [{ targetGroupArn: 'arn:targets' }],
};
const exited = {
  stopCode: 'EssentialContainerExited',
  stoppedReason: 'Essential container in task exited',
  stoppedAt: new Date('2026-11-23T10:00:00Z'),
};

/** A cluster whose one service is like this, with targets in these states and one task that ended. */
function aCluster(service: Service | undefined, states: string[] = [], answers: Record<string, object> = {}) {
  const [ecs, elb] = [new ECSClient({ region }), new ElasticLoadBalancingV2Client({ region })];
  const TargetHealthDescriptions = states.map(State => ({ TargetHealth: { State } }));
  answering(elb, { DescribeTargetHealthCommand: { TargetHealthDescriptions } });
  const asked = answering(ecs, {
    DescribeServicesCommand: { services: service ? [service] : [], failures: [{ reason: 'MISSING' }] },
    ListTasksCommand: { taskArns: ['arn:task'] },
    DescribeTasksCommand: { tasks: [exited] },
    UpdateServiceCommand: {},
    ...answers,
  });
  return { asked, adapter: ecsServices(ecs, elb, 'streamgate') };
}

const look = async (adapter: Services) => ({
  ...(await adapter.describe(['sales']).get('sales')),
  healthyTargets: await adapter.healthyTargets('sales'),
});

test.each([
  ['is missing', undefined, 'does not exist'],
  ['was removed', { ...active, status: 'INACTIVE' }, 'is INACTIVE'],
  ['is being removed', { ...active, status: 'DRAINING' }, 'is DRAINING'],
  ['is behind nothing', { ...active, loadBalancers: [] }, 'is behind no load balancer'],
])('a service that %s is an error', async (_, service, problem) => {
  await expect(look(aCluster(service).adapter)).rejects.toThrow(`The ECS service sales`);
  await expect(look(aCluster(service).adapter)).rejects.toThrow(problem);
});

test.each([
  ['IN_PROGRESS', 'in-progress'],
  ['FAILED', 'failed'],
  ['COMPLETED', 'completed'],
  [undefined, 'completed'],
] as const)('the rollout of the primary deployment: %s', async (rolloutState, rollout) => {
  const older = { status: 'ACTIVE', rolloutState: 'FAILED' } as const;
  const deployments = [older, { status: 'PRIMARY', ...(rolloutState && { rolloutState }) }];
  expect(await look(aCluster({ ...active, deployments }).adapter)).toMatchObject({ rollout });
});

test('healthy is only what the load balancer calls so', async () => {
  const { adapter } = aCluster(active, ['healthy', 'initial', 'unhealthy', 'draining', 'unused', 'healthy']);
  expect(await look(adapter)).toEqual({ desiredCount: 1, runningCount: 0, rollout: 'completed', healthyTargets: 2 });
});

test('why the last copy ended', async () => {
  const { adapter, asked } = aCluster(active);
  expect((await adapter.lastFailure('sales'))?.reason).toBe('Essential container in task exited');
  expect(asked).toEqual([
    {
      command: 'ListTasksCommand',
      input: { cluster: 'streamgate', serviceName: 'sales', desiredStatus: 'STOPPED' },
    },
    { command: 'DescribeTasksCommand', input: { cluster: 'streamgate', tasks: ['arn:task'] } },
  ]);
});

test('no copy has ended', async () => {
  const { adapter } = aCluster(active, [], { ListTasksCommand: { taskArns: [] } });
  expect(await adapter.lastFailure('sales')).toBeUndefined();
});

const names = Array.from({ length: 24 }, (_, index) => `app${index + 1}`);

test('services are described ten at a time, and one that fails is one that fails', async () => {
  const described = (from: number, to: number) => ({
    services: names.slice(from, to).map(serviceName => ({ ...active, serviceName })),
  });
  const { adapter, asked } = aCluster(active, [], {
    DescribeServicesCommand: [described(0, 9), new Error('ServerException'), described(20, 24)],
  });
  const answers = await Promise.allSettled([...adapter.describe(names).values()]);
  expect(asked.map(({ input }) => (input as { services: string[] }).services.length)).toEqual([10, 10, 4]);
  expect(answers.map(({ status }) => status === 'fulfilled')).toEqual(names.map((_, at) => at < 9 || at >= 20));
  expect(answers[9]).toMatchObject({ reason: { message: expect.stringContaining('app10') } });
});

test('why copies of several apps ended is asked once, in pages', async () => {
  const ended = (app: string, stoppedReason: string) => ({ ...exited, group: `service:${app}`, stoppedReason });
  const { adapter, asked } = aCluster(active, [], {
    DescribeServicesCommand: { services: [] },
    ListTasksCommand: [{ taskArns: ['one'], nextToken: 'more' }, { taskArns: ['two'] }],
    DescribeTasksCommand: { tasks: [ended('sales', 'its own'), ended('stock', 'another')] },
  });
  await Promise.allSettled([...adapter.describe(['sales', 'stock', 'payroll']).values()]);
  const reasons = await Promise.all(['sales', 'stock', 'payroll'].map(app => adapter.lastFailure(app)));
  expect(reasons.map(failure => failure?.reason)).toEqual(['its own', 'another', undefined]);
  expect(asked.slice(1).map(({ command }) => command)).toEqual([
    'ListTasksCommand',
    'ListTasksCommand',
    'DescribeTasksCommand',
  ]);
  expect(asked.at(-1)?.input).toEqual({ cluster: 'streamgate', tasks: ['one', 'two'] });
});

test('setting the count sets the count alone', async () => {
  const { adapter, asked } = aCluster(active);
  await adapter.setCount('sales', 0);
  const input = { cluster: 'streamgate', service: 'sales', desiredCount: 0 };
  expect(asked).toEqual([{ command: 'UpdateServiceCommand', input }]);
});

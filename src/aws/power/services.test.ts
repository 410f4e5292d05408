import { ECSClient, type Service } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { expect, test } from '@jest/globals';
import { answering } from '../fakes/answering.ts';
import { services } from './services.ts';

const region = 'eu-central-1';
const active: Service = { status: 'ACTIVE', desiredCount: 1, loadBalancers: [{ targetGroupArn: 'arn:targets' }] };
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
  return { asked, adapter: services(ecs, elb, 'streamgate') };
}

test.each([
  ['is missing', undefined, 'does not exist'],
  ['was removed', { ...active, status: 'INACTIVE' }, 'is INACTIVE'],
  ['is being removed', { ...active, status: 'DRAINING' }, 'is DRAINING'],
  ['is behind nothing', { ...active, loadBalancers: [] }, 'is behind no load balancer'],
])('a service that %s is an error', async (_, service, problem) => {
  await expect(aCluster(service).adapter.look('sales')).rejects.toThrow(`The ECS service sales`);
  await expect(aCluster(service).adapter.look('sales')).rejects.toThrow(problem);
});

test.each([
  ['IN_PROGRESS', 'in-progress'],
  ['FAILED', 'failed'],
  ['COMPLETED', 'completed'],
  [undefined, 'completed'],
] as const)('the rollout of the primary deployment: %s', async (rolloutState, rollout) => {
  const older = { status: 'ACTIVE', rolloutState: 'FAILED' } as const;
  const deployments = [older, { status: 'PRIMARY', ...(rolloutState && { rolloutState }) }];
  expect(await aCluster({ ...active, deployments }).adapter.look('sales')).toMatchObject({ rollout });
});

test('healthy is only what the load balancer calls so', async () => {
  const { adapter } = aCluster(active, ['healthy', 'initial', 'unhealthy', 'draining', 'unused', 'healthy']);
  expect(await adapter.look('sales')).toEqual({
    desiredCount: 1,
    runningCount: 0,
    rollout: 'completed',
    healthyTargets: 2,
  });
});

test('why the last copy ended is looked for while copies are wanted and none is healthy', async () => {
  const { adapter, asked } = aCluster(active, ['unhealthy']);
  expect((await adapter.look('sales')).failure?.reason).toBe('Essential container in task exited');
  expect(asked.slice(1)).toEqual([
    {
      command: 'ListTasksCommand',
      input: { cluster: 'streamgate', serviceName: 'sales', desiredStatus: 'STOPPED' },
    },
    { command: 'DescribeTasksCommand', input: { cluster: 'streamgate', tasks: ['arn:task'] } },
  ]);
});

test.each([
  ['a copy is healthy', active, ['healthy']],
  ['none is wanted', { ...active, desiredCount: 0 }, []],
])('it is not while %s', async (_, service, states) => {
  const { adapter, asked } = aCluster(service, states);
  expect(await adapter.look('sales')).not.toHaveProperty('failure');
  expect(asked).toHaveLength(1);
});

test('no copy has ended', async () => {
  const { adapter } = aCluster(active, [], { ListTasksCommand: { taskArns: [] } });
  expect(await adapter.look('sales')).not.toHaveProperty('failure');
});

test('setting the count sets the count alone', async () => {
  const { adapter, asked } = aCluster(active);
  await adapter.setCount('sales', 0);
  const input = { cluster: 'streamgate', service: 'sales', desiredCount: 0 };
  expect(asked).toEqual([{ command: 'UpdateServiceCommand', input }]);
});

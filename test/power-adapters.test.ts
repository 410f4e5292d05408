import { PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import * as ecs from '@aws-sdk/client-ecs';
import * as elb from '@aws-sdk/client-elastic-load-balancing-v2';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { forTheMinute } from '../src/aws/connection.ts';
import { reconcilerClients } from '../src/aws/lambda-clients.ts';
import { aForward, aLogin } from '../src/aws/power/fakes/rule.ts';
import { powerPorts } from '../src/aws/power/ports.ts';
import { targets } from '../src/aws/services.ts';
import type { Routing } from '../src/power/ports.ts';
import { aRegion, type TestRegion } from './world/shared-aws.ts';
import { testCredentials } from './world/test-keys.ts';

// The adapters of src/aws/power that look at apps and change them, against the embedded AWS.

const cluster = 'streamgate';
let aws: TestRegion;
let listener: string;
let [appTargets, wakeTargets] = ['', ''];

beforeAll(async () => {
  aws = await aRegion();
  const client = aws.clients.loadBalancing();
  const group = async (Name: string) => {
    const { TargetGroups: [made] = [] } = await client.send(
      new elb.CreateTargetGroupCommand({ Name, TargetType: 'ip' }),
    );
    return made?.TargetGroupArn ?? '';
  };
  [appTargets, wakeTargets] = [await group('app'), await group('wake')];
  const { LoadBalancers: [balancer] = [] } = await client.send(new elb.CreateLoadBalancerCommand({ Name: 'one' }));
  const { Listeners: [made] = [] } = await client.send(
    new elb.CreateListenerCommand({
      LoadBalancerArn: balancer?.LoadBalancerArn,
      Port: 443,
      Protocol: 'HTTPS',
      DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
    }),
  );
  listener = made?.ListenerArn ?? '';
  await aRule(2, ['/_stcore/*'], [aLogin(), aForward([appTargets, 1])]);
  await aRule(3, ['/*'], [aLogin(), aForward([wakeTargets, 1], [appTargets, 0])]);
  await aService();
});

afterAll(() => aws?.leave());

async function aRule(Priority: number, paths: string[], Actions: elb.Action[]) {
  await aws.clients.loadBalancing().send(
    new elb.CreateRuleCommand({
      ListenerArn: listener,
      Priority,
      Conditions: [
        { Field: 'host-header', HostHeaderConfig: { Values: ['sales.localhost'] } },
        { Field: 'path-pattern', PathPatternConfig: { Values: paths } },
      ],
      Actions,
    }),
  );
}

async function aService() {
  const client = aws.clients.ecs();
  await client.send(new ecs.CreateClusterCommand({ clusterName: cluster }));
  const containerDefinitions = [{ name: 'app', image: 'app' }];
  await client.send(new ecs.RegisterTaskDefinitionCommand({ family: 'sales', containerDefinitions }));
  await client.send(
    new ecs.CreateServiceCommand({
      cluster,
      serviceName: 'sales',
      taskDefinition: 'sales',
      desiredCount: 0,
      loadBalancers: [{ targetGroupArn: appTargets, containerName: 'app', containerPort: 8501 }],
    }),
  );
}

/** The ports of one run. */
function ports(changes: object = {}) {
  const { endpoint, region } = aws;
  const clients = reconcilerClients({ ...forTheMinute, endpoint, region, credentials: testCredentials });
  const place = { stage: 'local', table: 'power', cluster, listener, wakeTargets, metrics: 'streamgate-local' };
  return powerPorts(clients, { ...place, ...changes });
}

const send = (routing: Routing, to: 'app' | 'wake') => routing.route(new Map([['sales', to]])).get('sales');

test('a service asleep, woken, healthy and asleep again, without a deployment', async () => {
  const { services } = ports();
  const look = async () => ({
    ...(await services.describe(['sales']).get('sales')),
    healthyTargets: await services.healthyTargets('sales'),
  });
  const deployments = async () => {
    const command = new ecs.DescribeServicesCommand({ cluster, services: ['sales'] });
    return (await aws.clients.ecs().send(command)).services?.[0]?.deployments?.map(({ id }) => id);
  };
  const before = await deployments();
  const asleep = { desiredCount: 0, runningCount: 0, rollout: 'completed', healthyTargets: 0 };
  expect(await look()).toEqual(asleep);
  await services.setCount('sales', 2);
  expect(await look()).toEqual({ ...asleep, desiredCount: 2, runningCount: 2 });
  await targets(aws.clients.loadBalancing()).register(appTargets, '127.0.0.1', 9001);
  expect(await look()).toMatchObject({ healthyTargets: 1 });
  await services.setCount('sales', 0);
  await targets(aws.clients.loadBalancing()).deregister(appTargets, '127.0.0.1', 9001);
  expect(await look()).toEqual(asleep);
  expect(await deployments()).toEqual(before);
});

test('a service that is not there', async () => {
  await expect(ports().services.describe(['finance']).get('finance')).rejects.toThrow(
    'The ECS service finance of the cluster streamgate does not exist',
  );
  await expect(ports({ cluster: 'other' }).services.describe(['sales']).get('sales')).rejects.toThrow(
    'Cluster not found',
  );
  await expect(ports().services.setCount('finance', 1)).rejects.toThrow('Service not found');
});

test('after any number of turns the login is what it was, to the byte, and no other rule has changed', async () => {
  const { routing } = ports();
  const rules = async () => {
    const command = new elb.DescribeRulesCommand({ ListenerArn: listener });
    return (await aws.clients.loadBalancing().send(command)).Rules ?? [];
  };
  const before = await rules();
  const loginOf = (found: elb.Rule[]) => JSON.stringify(found.map(({ Actions }) => Actions?.slice(0, 1)));
  expect(loginOf(before)).toContain('"AuthenticationRequestExtraParams":{"ui_locales":"ja en","prompt":"login"}');
  expect(await routing.current('sales')).toBe('wake');
  for (const to of ['app', 'wake', 'app', 'app', 'wake', 'app'] as const) {
    await send(routing, to);
    expect(await routing.current('sales')).toBe(to);
    expect(loginOf(await rules())).toBe(loginOf(before));
  }
  const page = (await rules()).find(({ Priority }) => Priority === '3');
  expect(page?.Actions?.[1]).toEqual(aForward([wakeTargets, 0], [appTargets, 1]));
  await send(routing, 'wake');
  expect(await rules()).toEqual(before);
});

test('a rule that is not there, and a waiting page that is another', async () => {
  await expect(ports().routing.current('finance')).rejects.toThrow('0 rules for finance.localhost');
  await expect(send(ports({ listener: 'arn:none' }).routing, 'app')).rejects.toThrow('0 rules for sales.localhost');
  const { routing } = ports({ wakeTargets: 'arn:another' });
  expect(await routing.current('sales')).toBe('other');
  await expect(send(routing, 'app')).rejects.toThrow('0 of its target groups are the waiting page');
});

test('the sessions of an app, minute by minute', async () => {
  const minute = Temporal.Instant.fromEpochMilliseconds(Math.floor(Date.now() / 60_000) * 60_000);
  const report = (app: string, minutesAgo: number, Value: number) => ({
    MetricName: 'Sessions',
    Dimensions: [{ Name: 'App', Value: app }],
    Timestamp: new Date(minute.epochMilliseconds - minutesAgo * 60_000 + 5_000),
    Value,
  });
  const reports = [report('sales', 3, 0), report('sales', 5, 2), report('sales', 3, 1), report('finance', 4, 9)];
  const put = new PutMetricDataCommand({
    Namespace: 'streamgate-local',
    MetricData: [...reports, report('sales', 95, 7)],
  });
  await aws.clients.cloudWatch().send(put);
  const samples = await ports().sessions.samples('sales', minute.subtract({ minutes: 90 }));
  expect(samples.map(({ minute, sessions, reports }) => [String(minute), sessions, reports])).toEqual([
    [String(minute.subtract({ minutes: 5 })), 2, 1],
    [String(minute.subtract({ minutes: 3 })), 1, 2],
  ]);
  expect(await ports().sessions.samples('stock', minute.subtract({ minutes: 90 }))).toEqual([]);
  const [first, ...others] = await ports().sessions.samples('sales', minute.subtract({ minutes: 1450 }));
  expect([first?.sessions, others.length]).toEqual([7, 2]);
});

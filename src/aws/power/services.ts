import {
  DescribeServicesCommand,
  type ECSClient,
  type Service as EcsService,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import {
  DescribeTargetHealthCommand,
  type ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Deployment, Failure } from '../../power/observation.ts';
import type { Services } from '../../power/ports.ts';
import { chunksOf } from '../chunks.ts';
import { lastFailure, lastFailures } from './failures.ts';

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html */
const maxPerRequest = 10;

/** The services of one cluster, each named like its app, as one run finds them: make them anew for the next run. */
export function ecsServices(ecs: ECSClient, elb: ElasticLoadBalancingV2Client, cluster: string): Services {
  const targetGroups = new Map<string, string | undefined>();
  /** Why copies ended, by app, once somebody wants to know. */
  let failures: (app: string) => Promise<Failure | undefined> = app => lastFailure(ecs, cluster, app);

  async function read(apps: string[]): Promise<ReadonlyMap<string | undefined, EcsService>> {
    const { services = [] } = await ecs.send(new DescribeServicesCommand({ cluster, services: apps }));
    return new Map(services.map(service => [service.serviceName, service]));
  }

  function deploymentOf(app: string, service: EcsService | undefined): Deployment {
    if (service?.status !== 'ACTIVE') {
      const found = service ? `is ${service.status}` : 'does not exist';
      throw new Error(
        `The ECS service ${app} of the cluster ${cluster} ${found}; expected an active one. Deploy again.`,
      );
    }
    const { desiredCount = 0, runningCount = 0, loadBalancers: [{ targetGroupArn } = {}] = [] } = service;
    targetGroups.set(app, targetGroupArn);
    return { desiredCount, runningCount, rollout: rolloutOf(service) };
  }

  return {
    describe(apps) {
      let all: Promise<ReadonlyMap<string, Failure>> | undefined;
      const shared = () => {
        all ??= lastFailures(ecs, cluster);
        return all;
      };
      if (apps.length > 1) failures = async app => (await shared()).get(app);
      return new Map(
        chunksOf(apps, maxPerRequest).flatMap(chunk => {
          const found = read(chunk);
          return chunk.map(app => [app, found.then(services => deploymentOf(app, services.get(app)))] as const);
        }),
      );
    },

    async healthyTargets(app) {
      const TargetGroupArn = targetGroups.get(app);
      if (!TargetGroupArn) throw new Error(`The ECS service ${app} is behind no load balancer. Deploy again.`);
      const { TargetHealthDescriptions = [] } = await elb.send(new DescribeTargetHealthCommand({ TargetGroupArn }));
      return TargetHealthDescriptions.filter(({ TargetHealth }) => TargetHealth?.State === 'healthy').length;
    },

    lastFailure: app => failures(app),

    async setCount(app, desiredCount) {
      await ecs.send(new UpdateServiceCommand({ cluster, service: app, desiredCount }));
    },
  };
}

/** A service that never had a rollout has no state of one. */
function rolloutOf({ deployments = [] }: EcsService): Deployment['rollout'] {
  switch (deployments.find(({ status }) => status === 'PRIMARY')?.rolloutState) {
    case 'IN_PROGRESS':
      return 'in-progress';
    case 'FAILED':
      return 'failed';
    default:
      return 'completed';
  }
}

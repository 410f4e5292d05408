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
import type { Service } from '../../power/observation.ts';
import type { Services } from '../../power/ports.ts';
import { lastFailure } from './stopped.ts';

/** The services of one cluster, each named like its app. */
export function services(ecs: ECSClient, elb: ElasticLoadBalancingV2Client, cluster: string): Services {
  async function describe(app: string): Promise<EcsService> {
    const { services: [service] = [] } = await ecs.send(new DescribeServicesCommand({ cluster, services: [app] }));
    if (service?.status === 'ACTIVE') return service;
    const found = service ? `is ${service.status}` : 'does not exist';
    throw new Error(`The ECS service ${app} of the cluster ${cluster} ${found}; expected an active one. Deploy again.`);
  }

  async function healthyTargets(app: string, { loadBalancers = [] }: EcsService): Promise<number> {
    const [{ targetGroupArn: TargetGroupArn } = {}] = loadBalancers;
    if (!TargetGroupArn) throw new Error(`The ECS service ${app} is behind no load balancer. Deploy again.`);
    const { TargetHealthDescriptions = [] } = await elb.send(new DescribeTargetHealthCommand({ TargetGroupArn }));
    return TargetHealthDescriptions.filter(({ TargetHealth }) => TargetHealth?.State === 'healthy').length;
  }

  return {
    async look(app): Promise<Service> {
      const service = await describe(app);
      const { desiredCount = 0, runningCount = 0 } = service;
      const healthy = await healthyTargets(app, service);
      const failed = desiredCount > 0 && healthy === 0 ? await lastFailure(ecs, cluster, app) : undefined;
      return {
        desiredCount,
        runningCount,
        rollout: rolloutOf(service),
        healthyTargets: healthy,
        ...(failed && { failure: failed }),
      };
    },

    async setCount(app, desiredCount) {
      await ecs.send(new UpdateServiceCommand({ cluster, service: app, desiredCount }));
    },
  };
}

/** A service that never had a rollout has no state of one. */
function rolloutOf({ deployments = [] }: EcsService): Service['rollout'] {
  switch (deployments.find(({ status }) => status === 'PRIMARY')?.rolloutState) {
    case 'IN_PROGRESS':
      return 'in-progress';
    case 'FAILED':
      return 'failed';
    default:
      return 'completed';
  }
}

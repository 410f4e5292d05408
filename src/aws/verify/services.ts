import { DescribeServicesCommand, DescribeTaskDefinitionCommand, type ECSClient } from '@aws-sdk/client-ecs';
import type { AppService } from '../../verify/observations.ts';
import { lookUp } from '../lookup.ts';

/** How many services DescribeServices takes at once. */
const atOnce = 10;

/** What ECS says of the apps' services. */
export const services = (ecs: ECSClient, cluster: string, apps: readonly string[]) =>
  lookUp('ecs:DescribeServices', async (patience): Promise<AppService[]> => {
    const parts = Array.from({ length: Math.ceil(apps.length / atOnce) }, (_, part) =>
      apps.slice(part * atOnce, (part + 1) * atOnce),
    );
    const answers = await Promise.all(
      parts.map(part => ecs.send(new DescribeServicesCommand({ cluster, services: part }), patience)),
    );
    const found = answers.flatMap(({ services = [] }) => services);
    return Promise.all(
      found.map(async ({ serviceName = '', deployments = [], events = [], ...service }) => {
        const primary = deployments.find(({ status }) => status === 'PRIMARY');
        const { taskDefinition } = await ecs.send(
          new DescribeTaskDefinitionCommand({ taskDefinition: service.taskDefinition }),
          patience,
        );
        return {
          app: serviceName,
          desired: service.desiredCount ?? 0,
          running: service.runningCount ?? 0,
          graceSeconds: service.healthCheckGracePeriodSeconds ?? 0,
          cpu: taskDefinition?.cpu ?? 'unknown',
          deployedAt: primary?.createdAt?.getTime() ?? 0,
          rollout: primary?.rolloutState ?? 'COMPLETED',
          events: events.map(({ createdAt, message = '' }) => ({ at: createdAt?.getTime() ?? 0, message })),
        };
      }),
    );
  });

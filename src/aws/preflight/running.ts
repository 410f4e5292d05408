import {
  DescribeTasksCommand,
  type ECSClient,
  paginateListClusters,
  paginateListTasks,
  type Task,
} from '@aws-sdk/client-ecs';
import type { Lookup } from '../../kit/lookup.ts';
import { lookUp, type Patience } from '../lookup.ts';

interface Running {
  onDemand: number;
  spot: number;
}

/**
 * The vCPUs of the Fargate tasks of all clusters of the region but one, the stage's own, whose tasks a deploy replaces. The pods of
 * EKS count too, and are not seen.
 */
export const running = (ecs: ECSClient, own: string): Promise<Lookup<Running>> =>
  lookUp('ecs:ListClusters', async patience => {
    const clusters: string[] = [];
    for await (const { clusterArns = [] } of paginateListClusters({ client: ecs }, {}, patience)) {
      clusters.push(...clusterArns.filter(arn => !arn.endsWith(`:cluster/${own}`)));
    }
    const tasks = (await Promise.all(clusters.map(cluster => tasksOf(ecs, cluster, patience)))).flat();
    const cpus = (spot: boolean) =>
      tasks
        .filter(({ capacityProviderName }) => (capacityProviderName === 'FARGATE_SPOT') === spot)
        .reduce((sum, { cpu = '0' }) => sum + Number(cpu) / 1024, 0);
    return { onDemand: cpus(false), spot: cpus(true) };
  });

async function tasksOf(ecs: ECSClient, cluster: string, patience: Patience): Promise<Task[]> {
  const found: Task[] = [];
  // A page is as many as DescribeTasks takes. Spot is the launch type FARGATE too.
  const asked = { cluster, launchType: 'FARGATE' } as const;
  for await (const { taskArns = [] } of paginateListTasks({ client: ecs, pageSize: 100 }, asked, patience)) {
    if (taskArns.length === 0) continue;
    const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: taskArns }), patience);
    found.push(...tasks);
  }
  return found;
}

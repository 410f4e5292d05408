import { DescribeTargetHealthCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { AwsClients } from '../../src/aws/clients.ts';
import { services } from '../../src/aws/services.ts';
import { stackOutputs } from '../../src/aws/stack/stack.ts';

/** Where the task of each app of a preview listens, past the load balancer. */
export async function taskPorts(clients: AwsClients): Promise<Record<string, number>> {
  const { ClusterName = '' } = await stackOutputs(clients.cloudFormation(), 'streamgate-local');
  const all = await services(clients.ecs(), ClusterName).all();
  const ports = all.map(async ({ name, targetGroupArn: TargetGroupArn }) => {
    const health = await clients.loadBalancing().send(new DescribeTargetHealthCommand({ TargetGroupArn }));
    return [name, health.TargetHealthDescriptions?.[0]?.Target?.Port ?? 0] as const;
  });
  return Object.fromEntries(await Promise.all(ports));
}

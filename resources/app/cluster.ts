import { EC2SecurityGroup } from '@awboost/cfn-resource-types/AWS-EC2-SecurityGroup';
import { ECSCluster } from '@awboost/cfn-resource-types/AWS-ECS-Cluster';
import type { LoadBalancer } from '../network/load-balancer.ts';
import type { Network } from '../network/network.ts';
import type { Stage } from '../stage.ts';
import type { Template } from '../template.ts';
import { taskPort } from './targets.ts';

/** Where the apps run, and the one way in to them. */
export function cluster(template: Template, { stack }: Stage, network: Network, { securityGroup }: LoadBalancer) {
  const ecs = template.use(
    new ECSCluster('Cluster', {
      ClusterName: stack,
      // Here and not as an association of its own: a service that refers to the cluster then also goes before them.
      CapacityProviders: ['FARGATE', 'FARGATE_SPOT'],
      DefaultCapacityProviderStrategy: [{ CapacityProvider: 'FARGATE', Weight: 1 }],
    }),
  );
  const tasks = template.use(
    new EC2SecurityGroup('TaskSecurityGroup', {
      GroupDescription: 'The apps: reached by the load balancer alone',
      VpcId: network.vpcId,
      SecurityGroupIngress: [
        {
          IpProtocol: 'tcp',
          FromPort: taskPort,
          ToPort: taskPort,
          SourceSecurityGroupId: securityGroup.ref,
          Description: 'The load balancer',
        },
      ],
      SecurityGroupEgress: [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0', Description: 'Keys, image, data' }],
    }),
  );
  return { ecs, tasks };
}

export type Cluster = ReturnType<typeof cluster>;

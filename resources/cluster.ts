import { EC2SecurityGroup } from '@awboost/cfn-resource-types/AWS-EC2-SecurityGroup';
import { ECSCluster } from '@awboost/cfn-resource-types/AWS-ECS-Cluster';
import { IAMRole } from '@awboost/cfn-resource-types/AWS-IAM-Role';
import { stackName } from '../config/names.ts';
import type { StageName } from '../config/stages.ts';
import { awsPolicyArn } from './arn.ts';
import type { LoadBalancer } from './load-balancer.ts';
import type { Network } from './network.ts';
import { taskPort } from './task-port.ts';
import type { Template } from './template.ts';

export const assumedByTasks = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};

/** Where the apps run, and what all of them share: the way in, and the right to pull the image and to write logs. */
export function cluster(template: Template, stage: StageName, network: Network, { securityGroup }: LoadBalancer) {
  const ecs = template.use(
    new ECSCluster('Cluster', {
      ClusterName: stackName(stage),
      // Here and not as an association of its own: a service that refers to the cluster then also goes before them.
      CapacityProviders: ['FARGATE', 'FARGATE_SPOT'],
      DefaultCapacityProviderStrategy: [{ CapacityProvider: 'FARGATE', Weight: 1 }],
    }),
  );
  const executionRole = template.use(
    new IAMRole('TaskExecutionRole', {
      AssumeRolePolicyDocument: assumedByTasks,
      ManagedPolicyArns: [awsPolicyArn('service-role/AmazonECSTaskExecutionRolePolicy')],
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
  return { ecs, executionRole, tasks };
}

export type Cluster = ReturnType<typeof cluster>;

import { ECSService } from '@awboost/cfn-resource-types/AWS-ECS-Service';
import { ECSTaskDefinition } from '@awboost/cfn-resource-types/AWS-ECS-TaskDefinition';
import { IAMRole } from '@awboost/cfn-resource-types/AWS-IAM-Role';
import { LogsLogGroup } from '@awboost/cfn-resource-types/AWS-Logs-LogGroup';
import { Fn, type IntrinsicValue } from '@awboost/cfn-template-builder/intrinsics';
import { pascalCase, service, stackName } from '../config/names.ts';
import type { AppSettings } from '../config/settings/app.ts';
import type { StageName } from '../config/stages.ts';
import type { AppTargetGroup } from './app-rules.ts';
import { assumedByTasks, type Cluster } from './cluster.ts';
import type { Network } from './network.ts';
import { taskPort } from './task-port.ts';
import type { Template } from './template.ts';

/** What runs in the container, in AWS and in the preview alike. Not `streamlit run`: it hangs up after 5 idle seconds. */
export const startCommand = [
  'uvicorn',
  'asgi:app',
  ...['--timeout-keep-alive', '75'], // above the load balancer's idle time-out, or its visitors meet 502 now and then
  ...['--ws', 'websockets-sansio', '--ws-max-size', '209715200'],
  ...['--ws-ping-interval', '30', '--ws-ping-timeout', '30'],
  ...['--no-server-header', '--no-access-log'],
  ...['--timeout-graceful-shutdown', '3'], // else one stalled download keeps a stopping task alive
];

/** Where uvicorn listens and how long a header line may be: the load balancer's session cookie has up to four of 4 kB. */
const server = { UVICORN_HOST: '0.0.0.0', UVICORN_PORT: String(taskPort), WEBSOCKETS_MAX_LINE_LENGTH: '65536' };

/** One app's container and the service that keeps it running. How many copies run is decided elsewhere, so it isn't here. */
export function appService(
  template: Template,
  stage: StageName,
  network: Network,
  { ecs, executionRole, tasks }: Cluster,
  targets: AppTargetGroup,
  rules: readonly { readonly name: string }[],
  image: IntrinsicValue,
  name: string,
  { size }: AppSettings,
  environment: Record<string, IntrinsicValue>,
) {
  const id = `App${pascalCase(name)}`;
  const logs = template.use(
    new LogsLogGroup(`${id}Logs`, { LogGroupName: `/${service}/${stage}/${name}`, RetentionInDays: 30 }),
  );
  const role = template.use(new IAMRole(`${id}TaskRole`, { AssumeRolePolicyDocument: assumedByTasks }));
  const task = template.use(
    new ECSTaskDefinition(`${id}Task`, {
      Family: `${stackName(stage)}-${name}`,
      RequiresCompatibilities: ['FARGATE'],
      NetworkMode: 'awsvpc',
      Cpu: String(size.cpu),
      Memory: String(size.memoryMiB),
      RuntimePlatform: { CpuArchitecture: 'ARM64', OperatingSystemFamily: 'LINUX' },
      ExecutionRoleArn: executionRole.out.Arn,
      TaskRoleArn: role.out.Arn,
      ContainerDefinitions: [
        {
          Name: name,
          Image: image,
          Essential: true,
          Command: startCommand,
          Environment: Object.entries({ ...server, ...environment }).map(([Name, Value]) => ({ Name, Value })),
          PortMappings: [{ ContainerPort: taskPort, Protocol: 'tcp' }],
          LinuxParameters: { InitProcessEnabled: true, Capabilities: { Drop: ['ALL'] } },
          LogConfiguration: {
            LogDriver: 'awslogs',
            Options: {
              'awslogs-group': logs.ref,
              'awslogs-region': Fn.ref('AWS::Region'),
              'awslogs-stream-prefix': name,
              mode: 'non-blocking', // a log outage must not stop the app
            },
          },
        },
      ],
    }),
  );
  return template.use(
    new ECSService(
      `${id}Service`,
      {
        Cluster: ecs.ref,
        ServiceName: name,
        TaskDefinition: task.ref,
        CapacityProviderStrategy: [{ CapacityProvider: 'FARGATE', Weight: 1 }],
        DeploymentConfiguration: {
          MinimumHealthyPercent: 100,
          MaximumPercent: 200,
          DeploymentCircuitBreaker: { Enable: true, Rollback: true },
        },
        HealthCheckGracePeriodSeconds: 60,
        LoadBalancers: [{ ContainerName: name, ContainerPort: taskPort, TargetGroupArn: targets.ref }],
        NetworkConfiguration: {
          AwsvpcConfiguration: {
            AssignPublicIp: 'ENABLED', // instead of a NAT gateway
            Subnets: network.subnetIds,
            SecurityGroups: [tasks.ref],
          },
        },
        PropagateTags: 'SERVICE',
      },
      // ECS refuses a target group that no rule uses yet.
      { DependsOn: rules.map(rule => rule.name) },
    ),
  );
}

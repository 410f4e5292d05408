import { ECSService } from '@awboost/cfn-resource-types/AWS-ECS-Service';
import { ECSTaskDefinition } from '@awboost/cfn-resource-types/AWS-ECS-TaskDefinition';
import { LogsLogGroup } from '@awboost/cfn-resource-types/AWS-Logs-LogGroup';
import { appLogGroupName } from '../../config/names.ts';
import type { Foundation } from '../foundation.ts';
import type { AppClient } from '../login/client.ts';
import { sessionMetricFilter } from '../power/session-metric.ts';
import type { App } from '../stage.ts';
import type { Template } from '../template.ts';
import { appContainer, volumes } from './container.ts';
import { executionRole, taskRole } from './roles.ts';
import { appSecrets } from './secrets.ts';
import { type AppTargetGroup, taskPort } from './targets.ts';

const cpuArchitecture = { arm64: 'ARM64', x86_64: 'X86_64' } as const;

/** One app's container and the service that keeps it running. How many copies run is decided elsewhere, so it isn't here. */
export function appService(
  template: Template,
  foundation: Foundation,
  app: App,
  client: AppClient,
  targets: AppTargetGroup,
  rules: readonly { readonly name: string }[],
) {
  const { stage, stack, settings, network, cluster } = foundation;
  const { id, name } = app;
  const { size, spot } = app.settings;
  const capacity = spot ? 'FARGATE_SPOT' : 'FARGATE';
  const logs = template.use(
    new LogsLogGroup(`${id}Logs`, { LogGroupName: appLogGroupName(settings.place, stage, name), RetentionInDays: 30 }),
  );
  sessionMetricFilter(template, foundation, app, logs.ref);
  const secrets = appSecrets(template, app);
  const task = template.use(
    new ECSTaskDefinition(`${id}Task`, {
      Family: `${stack}-${name}`,
      RequiresCompatibilities: ['FARGATE'],
      NetworkMode: 'awsvpc',
      Cpu: String(size.cpu),
      Memory: String(size.memoryMiB),
      RuntimePlatform: { CpuArchitecture: cpuArchitecture[settings.architecture], OperatingSystemFamily: 'LINUX' },
      ExecutionRoleArn: executionRole(template, app, secrets).out.Arn,
      TaskRoleArn: taskRole(template, app).out.Arn,
      Volumes: volumes,
      ContainerDefinitions: [appContainer(foundation, app, client, secrets, logs.ref)],
    }),
  );
  return template.use(
    new ECSService(
      `${id}Service`,
      {
        Cluster: cluster.ecs.ref,
        ServiceName: name,
        TaskDefinition: task.ref,
        CapacityProviderStrategy: [{ CapacityProvider: capacity, Weight: 1 }],
        // "… making a change to a capacity provider strategy … you must force a new deployment": another nonce does.
        // https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_ecs.ForceNewDeployment.html
        ForceNewDeployment: { EnableForceNewDeployment: true, ForceNewDeploymentNonce: capacity },
        AvailabilityZoneRebalancing: 'DISABLED', // on by default, it would stop a task that people are connected to
        DeploymentConfiguration: {
          MinimumHealthyPercent: 100,
          MaximumPercent: 200,
          DeploymentCircuitBreaker: { Enable: true, Rollback: true },
        },
        // Also for health checks of 5 s, ten of which are over before a quarter vCPU has started Python.
        HealthCheckGracePeriodSeconds: 120,
        LoadBalancers: [{ ContainerName: name, ContainerPort: taskPort, TargetGroupArn: targets.ref }],
        NetworkConfiguration: {
          AwsvpcConfiguration: {
            AssignPublicIp: network.assignPublicIp ? 'ENABLED' : 'DISABLED',
            Subnets: network.taskSubnets,
            SecurityGroups: [cluster.tasks.ref],
          },
        },
        PropagateTags: 'SERVICE',
      },
      // ECS refuses a target group that no rule uses yet.
      { DependsOn: rules.map(rule => rule.name) },
    ),
  );
}

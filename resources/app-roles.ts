import { IAMRole } from '@awboost/cfn-resource-types/AWS-IAM-Role';
import type { IntrinsicValue } from '@awboost/cfn-template-builder/intrinsics';
import type { Secret } from './app-secrets.ts';
import { awsPolicyArn } from './arn.ts';
import type { App } from './stage.ts';
import type { Template } from './template.ts';

const version = '2012-10-17';

const assumedByTasks = {
  Version: version,
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};

/** What the app itself may do: nothing but what its settings say. */
export function taskRole(template: Template, { id, settings }: App) {
  const Statement = settings.permissions.map(({ actions, resources }) => ({
    Effect: 'Allow',
    Action: [...actions],
    Resource: [...resources],
  }));
  if (Statement.length === 0) {
    return template.use(new IAMRole(`${id}TaskRole`, { AssumeRolePolicyDocument: assumedByTasks }));
  }
  return template.use(
    new IAMRole(
      `${id}TaskRole`,
      {
        AssumeRolePolicyDocument: assumedByTasks,
        Policies: [{ PolicyName: 'permissions', PolicyDocument: { Version: version, Statement } }],
      },
      { Metadata: { why: settings.permissions.map(({ why }) => why) } },
    ),
  );
}

/** What ECS does on the app's behalf before it starts: pull the image, write logs, read exactly its secrets. */
export function executionRole(template: Template, { id }: App, secrets: readonly Secret[]) {
  const allowed = (Action: string, resources: IntrinsicValue[]) =>
    resources.length === 0 ? [] : [{ Effect: 'Allow', Action, Resource: [...new Set(resources)] }];
  const from = (service: Secret['service']) =>
    secrets.filter(secret => secret.service === service).map(({ arn }) => arn);
  const Statement = [
    ...allowed('secretsmanager:GetSecretValue', from('secretsmanager')),
    ...allowed('ssm:GetParameters', from('ssm')),
    ...allowed(
      'kms:Decrypt',
      secrets.flatMap(({ key }) => key ?? []),
    ),
  ];
  return template.use(
    new IAMRole(`${id}ExecutionRole`, {
      AssumeRolePolicyDocument: assumedByTasks,
      ManagedPolicyArns: [awsPolicyArn('service-role/AmazonECSTaskExecutionRolePolicy')],
      ...(Statement.length === 0
        ? {}
        : { Policies: [{ PolicyName: 'secrets', PolicyDocument: { Version: version, Statement } }] }),
    }),
  );
}

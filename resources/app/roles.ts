import { IAMRole } from '@awboost/cfn-resource-types/AWS-IAM-Role';
import type { IntrinsicValue } from '@awboost/cfn-template-builder/intrinsics';
import { awsPolicyArn } from '../arn.ts';
import { assumedBy, policy } from '../policy.ts';
import type { App } from '../stage.ts';
import type { Template } from '../template.ts';
import type { Secret } from './secrets.ts';

/** What the app itself may do: nothing but what its settings say. */
export function taskRole(template: Template, { id, settings }: App) {
  const { permissions } = settings;
  const statements = permissions.map(({ actions, resources }) => ({
    Effect: 'Allow' as const,
    Action: [...actions],
    Resource: [...resources],
  }));
  const some = permissions.length > 0;
  return template.use(
    new IAMRole(
      `${id}TaskRole`,
      {
        AssumeRolePolicyDocument: assumedBy('ecs-tasks'),
        ...(some ? { Policies: [{ PolicyName: 'permissions', PolicyDocument: policy(statements) }] } : {}),
      },
      some ? { Metadata: { why: permissions.map(({ why }) => why) } } : {},
    ),
  );
}

/** What ECS does on the app's behalf before it starts: pull the image, write logs, read exactly its secrets. */
export function executionRole(template: Template, { id }: App, secrets: readonly Secret[]) {
  const allowed = (Action: string, resources: IntrinsicValue[]) =>
    resources.length === 0 ? [] : [{ Effect: 'Allow' as const, Action, Resource: [...new Set(resources)] }];
  const from = (service: Secret['service']) =>
    secrets.filter(secret => secret.service === service).map(({ arn }) => arn);
  const statements = [
    ...allowed('secretsmanager:GetSecretValue', from('secretsmanager')),
    ...allowed('ssm:GetParameters', from('ssm')),
    ...allowed(
      'kms:Decrypt',
      secrets.flatMap(({ key }) => key ?? []),
    ),
  ];
  return template.use(
    new IAMRole(`${id}ExecutionRole`, {
      AssumeRolePolicyDocument: assumedBy('ecs-tasks'),
      ManagedPolicyArns: [awsPolicyArn('service-role/AmazonECSTaskExecutionRolePolicy')],
      ...(statements.length === 0 ? {} : { Policies: [{ PolicyName: 'secrets', PolicyDocument: policy(statements) }] }),
    }),
  );
}

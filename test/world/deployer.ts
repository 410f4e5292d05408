import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
} from '@aws-sdk/client-iam';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import type { TestAws } from './aws.ts';

export interface Policy {
  Statement: { Effect: string; Action: string[]; Resource: string[]; Condition?: object }[];
}

/** The policies of docs/deploy-role.json, by name. */
export const documentedPolicies: Record<string, Policy> = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'deploy-role.json'), 'utf8'),
).policies;

/** A role with the permissions of docs/deploy-role.json and no others, as a pipeline would take it. */
export interface Deployer {
  /** Its ARN. */
  role: string;
  /** What a shell has that has taken it. */
  environment: Record<string, string>;
  /** Does something while one of its actions is missing. */
  without(action: string, act: () => Promise<void>): Promise<void>;
}

export async function aDeployer({ clients }: TestAws): Promise<Deployer> {
  const iam = clients.iam();
  const trust = { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' };
  const RoleName = 'deployer';
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: document([trust]) }));
  const role = Role?.Arn ?? '';
  const arns = new Map<string, string>();
  for (const [PolicyName, { Statement }] of Object.entries(documentedPolicies)) {
    const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName, PolicyDocument: document(Statement) }));
    await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: Policy?.Arn }));
    arns.set(PolicyName, Policy?.Arn ?? '');
  }
  const { Credentials } = await clients
    .sts()
    .send(new AssumeRoleCommand({ RoleArn: role, RoleSessionName: 'pipeline' }));
  return {
    role,
    environment: {
      AWS_ACCESS_KEY_ID: `${Credentials?.AccessKeyId}`,
      AWS_SECRET_ACCESS_KEY: `${Credentials?.SecretAccessKey}`,
      AWS_SESSION_TOKEN: `${Credentials?.SessionToken}`,
    },
    async without(action, act) {
      const put = async (left: (statement: Policy['Statement'][number]) => string[]) => {
        for (const [name, { Statement }] of Object.entries(documentedPolicies)) {
          const statements = Statement.map(one => ({ ...one, Action: left(one) })).filter(one => one.Action.length > 0);
          const policy = { PolicyArn: arns.get(name), PolicyDocument: document(statements) };
          await iam.send(new CreatePolicyVersionCommand({ ...policy, SetAsDefault: true }));
        }
      };
      await put(({ Action }) => Action.filter(one => one !== action));
      try {
        await act();
      } finally {
        await put(({ Action }) => Action);
      }
    },
  };
}

const document = (Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement });

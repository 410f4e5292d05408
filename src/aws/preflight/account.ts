import { GetRoleCommand, type IAMClient } from '@aws-sdk/client-iam';
import { GetAccountSettingsCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import type { CallerIdentity } from '../../preflight/account.ts';
import { serviceRoleName } from '../../preflight/load-balancer.ts';
import { lookUp } from '../lookup.ts';
import { unlessMissing } from '../missing.ts';

/** Whose credentials they are. Nobody needs a right to ask that. */
export const identity = (sts: STSClient) =>
  lookUp('sts:GetCallerIdentity', async (patience): Promise<CallerIdentity> => {
    const { Account = '', Arn = '' } = await sts.send(new GetCallerIdentityCommand({}), patience);
    return { account: Account, arn: Arn };
  });

/** Whether Elastic Load Balancing has its service-linked role in the account. */
export const loadBalancerRole = (iam: IAMClient) =>
  lookUp('iam:GetRole', async patience => {
    const asked = iam.send(new GetRoleCommand({ RoleName: serviceRoleName }), patience);
    return (await unlessMissing(asked, 'NoSuchEntityException', 'NoSuchEntity')) !== undefined;
  });

/** How many functions Lambda runs at once for the account, in the region of the client. */
export const lambdaConcurrency = (lambda: LambdaClient) =>
  lookUp('lambda:GetAccountSettings', async patience => {
    const { AccountLimit } = await lambda.send(new GetAccountSettingsCommand({}), patience);
    if (AccountLimit?.ConcurrentExecutions === undefined) throw new Error('Lambda names no number');
    return AccountLimit.ConcurrentExecutions;
  });

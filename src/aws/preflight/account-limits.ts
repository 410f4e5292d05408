import { GetRoleCommand, type IAMClient } from '@aws-sdk/client-iam';
import { GetAccountSettingsCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { serviceRoleName } from '../../preflight/load-balancer.ts';
import { unlessMissing } from '../missing.ts';
import { look } from './look.ts';

/** Whether Elastic Load Balancing has its service-linked role in the account. */
export const loadBalancerRole = (iam: IAMClient) =>
  look('iam:GetRole', async patience => {
    const asked = iam.send(new GetRoleCommand({ RoleName: serviceRoleName }), patience);
    return (await unlessMissing(asked, 'NoSuchEntityException', 'NoSuchEntity')) !== undefined;
  });

/** How many functions Lambda runs at once for the account, in the region of the client. */
export const lambdaConcurrency = (lambda: LambdaClient) =>
  look('lambda:GetAccountSettings', async patience => {
    const { AccountLimit } = await lambda.send(new GetAccountSettingsCommand({}), patience);
    if (AccountLimit?.ConcurrentExecutions === undefined) throw new Error('Lambda names no number');
    return AccountLimit.ConcurrentExecutions;
  });

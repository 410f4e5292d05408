import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import type { Identity } from '../../preflight/account.ts';
import { look } from './look.ts';

/** Whose credentials they are. Nobody needs a right to ask that. */
export const identity = (sts: STSClient) =>
  look('sts:GetCallerIdentity', async (patience): Promise<Identity> => {
    const { Account = '', Arn = '' } = await sts.send(new GetCallerIdentityCommand({}), patience);
    return { account: Account, arn: Arn };
  });

import {
  GetAWSDefaultServiceQuotaCommand,
  GetServiceQuotaCommand,
  type ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas';
import type { Quota } from '../../preflight/quotas.ts';
import { lookUp, type Patience } from '../lookup.ts';
import { unlessMissing } from '../missing.ts';

/** By which Service Quotas knows them: https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html */
const codes: Record<Quota, { ServiceCode: string; QuotaCode: string }> = {
  vpcs: { ServiceCode: 'vpc', QuotaCode: 'L-F678F1CE' },
  loadBalancers: { ServiceCode: 'elasticloadbalancing', QuotaCode: 'L-53DA6B97' },
  userPools: { ServiceCode: 'cognito-idp', QuotaCode: 'L-66E6DF30' },
  vCpus: { ServiceCode: 'fargate', QuotaCode: 'L-3032A538' },
  spotVCpus: { ServiceCode: 'fargate', QuotaCode: 'L-36FBB829' },
  armBuilds: { ServiceCode: 'codebuild', QuotaCode: 'L-5ED1D25B' },
  linuxBuilds: { ServiceCode: 'codebuild', QuotaCode: 'L-9D07B6EF' },
};

/** How many the account may have in the region. */
export const limit = (quotas: ServiceQuotasClient, quota: Quota) =>
  lookUp('servicequotas:GetServiceQuota', async patience => {
    const { Value } = (await applied(quotas, quota, patience)) ?? (await byDefault(quotas, quota, patience)) ?? {};
    if (Value === undefined) throw new Error('Service Quotas names no number');
    return Value;
  });

/** Some services have no value of the account's until one was asked for. */
const applied = async (quotas: ServiceQuotasClient, quota: Quota, patience: Patience) =>
  (await unlessMissing(quotas.send(new GetServiceQuotaCommand(codes[quota]), patience), 'NoSuchResourceException'))
    ?.Quota;

const byDefault = async (quotas: ServiceQuotasClient, quota: Quota, patience: Patience) =>
  (await quotas.send(new GetAWSDefaultServiceQuotaCommand(codes[quota]), patience)).Quota;

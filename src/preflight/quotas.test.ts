import { expect, test } from '@jest/globals';
import { lines } from './fakes/lines.ts';
import { inNetwork } from './fakes/network.ts';
import { app, denied, deployed, late, nothing, seen, wanted } from './fakes/wanted.ts';
import { needed, type Quotas, quotas } from './quotas.ts';

const room = (used: number, most: number) => ({ used: seen(used), most: seen(most) });
const plenty: Quotas = {
  vpcs: room(1, 5),
  loadBalancers: room(1, 50),
  userPools: room(1, 1000),
  vCpus: room(1, 6),
  spotVCpus: room(1, 6),
  armBuilds: room(0, 1),
  linuxBuilds: room(0, 1),
};
const all = deployed(
  ['AWS::EC2::VPC', 'vpc-1'],
  ['AWS::ElasticLoadBalancingV2::LoadBalancer', 'arn'],
  ['AWS::Cognito::UserPool', 'eu-west-1_Ours'],
  ['AWS::ECS::Service', 'arn'],
);

test('a first deploy needs one of each, and twice the copies', () => {
  const apps = {
    sales: app({ size: { cpu: 512 }, replicas: 3 }),
    finance: app({ size: { cpu: 256 } }),
    lab: app({ size: { cpu: 4096 }, spot: true }),
  };
  const needs = {
    ...{ vpcs: 1, loadBalancers: 1, userPools: 1, vCpus: 3.5, spotVCpus: 8 },
    ...{ armBuilds: 1, linuxBuilds: 0 },
  };
  expect(needed(nothing, wanted({ apps }))).toEqual(needs);
  expect(needed(nothing, { ...inNetwork(), apps })).toEqual({ ...needs, vpcs: 0 });
  const x86: typeof needs = { ...needs, armBuilds: 0, linuxBuilds: 1 };
  expect(needed(nothing, wanted({ apps, architecture: 'x86_64' }))).toEqual(x86);
});

test.each([all, late])('of what is deployed, or may be, no more is needed', stack => {
  expect(needed(stack, wanted())).toEqual({
    ...{ vpcs: 0, loadBalancers: 0, userPools: 0, vCpus: 0.5, spotVCpus: 0 },
    ...{ armBuilds: 0, linuxBuilds: 0 },
  });
});

test('with room for everything', () => {
  expect(lines(...quotas(plenty, nothing, wanted()))).toEqual([
    '✓ quota  VPCs in eu-west-1: 1 of 5 used, 1 more needed',
    '✓ quota  application load balancers in eu-west-1: 1 of 50 used, 1 more needed',
    '✓ quota  Cognito user pools in eu-west-1: 1 of 1000 used, 1 more needed',
    '✓ quota  vCPUs of Fargate on demand in eu-west-1: 1 of 6 used, 0.5 more needed',
    '✓ quota  builds at once on ARM/Small machines in eu-west-1: 0 of 1 used, 1 more needed',
  ]);
});

const fix = 'Remove some, or ask for more in Service Quotas.';

test.each([
  ['just so much', room(5.5, 6), '✓ quota  vCPUs of Fargate on demand in eu-west-1: 5.5 of 6 used, 0.5 more needed'],
  [
    'too little',
    room(5.75, 6),
    `✗ quota  vCPUs of Fargate on demand in eu-west-1: 5.75 of 6 used, 0.5 more needed. ${fix}`,
  ],
  [
    'a limit that may not be looked at',
    { most: denied('servicequotas:GetServiceQuota'), used: late },
    '! quota  How many vCPUs of Fargate on demand the account may have could not be looked at: User ana is not ' +
      'authorized. Grant the deploying role the permission servicequotas:GetServiceQuota.',
  ],
  [
    'a use that is not known',
    { most: seen(6), used: late },
    '! quota  How many vCPUs of Fargate on demand the account has could not be looked at: AWS did not answer within 5 s.',
  ],
])('%s', (_case, vCpus, line) => {
  expect(lines(...quotas({ ...plenty, vCpus }, all, wanted()))).toEqual([line]);
});

test('an account that may build nothing', () => {
  const [, , , , builds] = quotas({ ...plenty, armBuilds: room(0, 0) }, nothing, wanted());
  expect(lines(builds as NonNullable<typeof builds>)).toEqual([
    `✗ quota  builds at once on ARM/Small machines in eu-west-1: 0 of 0 used, 1 more needed. ${fix}`,
  ]);
});

test('a fifth VPC is the last', () => {
  const [vpcs] = quotas({ ...plenty, vpcs: room(5, 5) }, nothing, wanted());
  expect(vpcs).toMatchObject({ outcome: 'failure', evidence: 'VPCs in eu-west-1: 5 of 5 used, 1 more needed.' });
});

test('what nobody may look at is one line', () => {
  const [most, used] = [denied('servicequotas:GetServiceQuota'), seen(1)];
  const hidden = { most, used };
  const all7 = {
    ...{ vpcs: hidden, loadBalancers: hidden, userPools: hidden, vCpus: hidden, spotVCpus: hidden },
    ...{ armBuilds: hidden, linuxBuilds: hidden },
  };
  expect(lines(...quotas(all7, nothing, wanted()))).toEqual([
    '! quota  How many VPCs, application load balancers, Cognito user pools, vCPUs of Fargate on demand, builds at once on ' +
      'ARM/Small machines the account may have could not be looked at: User ana is not authorized. Grant the deploying role the permission servicequotas:GetServiceQuota.',
  ]);
});

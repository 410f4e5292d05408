import { isSeen, type Lookup, type Unseen } from '../kit/lookup.ts';
import { failure, ok, type PreflightFinding, unseenFindings } from './finding.ts';
import { type DeployedStack, idsOf } from './stack.ts';
import type { PlannedStage } from './wanted.ts';

export type Quota = 'vpcs' | 'loadBalancers' | 'userPools' | 'vCpus' | 'spotVCpus' | 'armBuilds' | 'linuxBuilds';

/** What an account may have in the region, and what it has. Of vCPUs: without the stack's own. */
export type Quotas = Readonly<Record<Quota, { most: Lookup<number>; used: Lookup<number> }>>;

/** A deploy has the old copies and the new ones at the same time: resources/app/service.ts. */
const rollout = 2;

/** CloudFormation's types of what a stack has one of. */
const types = {
  vpcs: 'AWS::EC2::VPC',
  loadBalancers: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  userPools: 'AWS::Cognito::UserPool',
} as const;

const words: Record<Quota, string> = {
  vpcs: 'VPCs',
  loadBalancers: 'application load balancers',
  userPools: 'Cognito user pools',
  vCpus: 'vCPUs of Fargate on demand',
  spotVCpus: 'vCPUs of Fargate Spot',
  armBuilds: 'builds at once on ARM/Small machines',
  linuxBuilds: 'builds at once on Linux/Small machines',
};

/** What a deploy adds. What the stack has already, or may have, is nothing new. */
export function needed(
  deployed: Lookup<DeployedStack | undefined>,
  { network, apps, architecture }: PlannedStage,
): Record<Quota, number> {
  const one = (quota: keyof typeof types) => (idsOf(deployed, types[quota])?.length === 0 ? 1 : 0);
  const cpus = (spot: boolean) =>
    Object.values(apps)
      .filter(app => app.spot === spot)
      .reduce((sum, { size, replicas }) => sum + (size.cpu / 1024) * replicas * rollout, 0);
  // Later deploys mostly find their image built.
  const builds = (processors: string) =>
    architecture === processors && idsOf(deployed, 'AWS::ECS::Service')?.length === 0 ? 1 : 0;
  return {
    vpcs: network === 'create' ? one('vpcs') : 0,
    loadBalancers: one('loadBalancers'),
    userPools: one('userPools'),
    vCpus: cpus(false),
    spotVCpus: cpus(true),
    armBuilds: builds('arm64'),
    linuxBuilds: builds('x86_64'),
  };
}

/** Whether there is room for all of it. Just so much is enough. */
export function quotas(
  found: Quotas,
  deployed: Lookup<DeployedStack | undefined>,
  wanted: PlannedStage,
): PreflightFinding[] {
  const needs = Object.entries(needed(deployed, wanted)) as [Quota, number][];
  const limits: [string, Unseen][] = [];
  const uses: [string, Unseen][] = [];
  const findings: PreflightFinding[] = [];
  for (const [quota, need] of needs.filter(([, one]) => one > 0)) {
    const { most, used } = found[quota];
    if (!isSeen(most)) limits.push([words[quota], most]);
    else if (!isSeen(used)) uses.push([words[quota], used]);
    else findings.push(quotaFinding(`${words[quota]} in ${wanted.place.region}`, used.seen, most.seen, need));
  }
  return [
    ...findings,
    ...unseenFindings('quota', limits, names => `How many ${names} the account may have`),
    ...unseenFindings('quota', uses, names => `How many ${names} the account has`),
  ];
}

function quotaFinding(name: string, used: number, most: number, need: number): PreflightFinding {
  const evidence = `${name}: ${used} of ${most} used, ${need} more needed`;
  if (used + need <= most) return ok('quota', evidence);
  return failure('quota', `${evidence}.`, 'Remove some, or ask for more in Service Quotas.');
}

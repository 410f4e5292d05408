import type { Lookup } from '../kit/lookup.ts';
import { failure, ok, type PreflightFinding, warning } from './finding.ts';
import { type ExistingNetwork, type Subnet, subnetsOf } from './network.ts';
import type { PlannedStage } from './wanted.ts';

/** Whether the apps get out: to their image, and to the keys that tokens are verified with, which have no VPC endpoint. */
export function taskSubnets(look: Lookup<ExistingNetwork>, { network }: PlannedStage): PreflightFinding[] {
  if (network === 'create') return [];
  const subnets = subnetsOf(look, network.vpc, network.taskSubnets);
  if (subnets.length < network.taskSubnets.length) return []; // what is missing has been said
  const problem = network.assignPublicIp ? withAddress : withoutAddress;
  const findings = subnets.flatMap(subnet => problem(subnet) ?? []);
  return findings.length > 0 ? findings : [ok('task-subnets', 'the apps have a way out')];
}

/** A public address gets out by an internet gateway; anything else gets it out all the same. */
function withAddress({ id, wayOut }: Subnet): PreflightFinding | undefined {
  if (wayOut !== undefined && wayOut !== 'blackhole') return undefined;
  const fix = 'Add a route 0.0.0.0/0 to an internet gateway, or name another subnet.';
  return failure('task-subnets', `${id} has no way out: no app would find its image.`, fix);
}

function withoutAddress({ id, wayOut }: Subnet): PreflightFinding | undefined {
  if (wayOut !== undefined && wayOut !== 'blackhole' && !wayOut.startsWith('igw-')) return undefined;
  const evidence = wayOut?.startsWith('igw-')
    ? `${id} has its way out through an internet gateway, which takes public addresses only.`
    : `${id} has no way out: an app would find neither its image nor the keys that tokens are verified with.`;
  const fix = 'Add a route 0.0.0.0/0 to a NAT or transit gateway, or set network.assignPublicIp.';
  return warning('task-subnets', evidence, fix);
}

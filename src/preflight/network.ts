import { isSeen, type Lookup } from '../kit/lookup.ts';
import { failure, ok, type PreflightFinding, unseenFinding } from './finding.ts';
import type { PlannedStage } from './wanted.ts';

/** A network of the team's, as far as it is there. */
export interface ExistingNetwork {
  vpc?: { dnsSupport: boolean };
  /** Those of the subnets asked for that exist. */
  subnets: readonly Subnet[];
}

export interface Subnet {
  id: string;
  vpc: string;
  availabilityZone: string;
  freeAddresses: number;
  /** Where its default route leads, such as `igw-0a1b2c3d`; `blackhole` where that is gone. None: it has no way out. */
  wayOut?: string;
}

/** Whether the VPC and all subnets are there. The other checks of the network look at what is. */
export function network(look: Lookup<ExistingNetwork>, { network: wanted, place }: PlannedStage): PreflightFinding[] {
  if (wanted === 'create') return [];
  const { vpc, publicSubnets, taskSubnets } = wanted;
  if (!isSeen(look)) return [unseenFinding('network', `The network ${vpc}`, look)];
  const { vpc: found, subnets } = look.seen;
  if (!found) return [failure('network', `There is no VPC ${vpc} in ${place.region}.`, 'Correct network.vpc.')];
  const findings: PreflightFinding[] = [];
  if (!found.dnsSupport) {
    const fix = `Switch it on:\n      aws ec2 modify-vpc-attribute --region ${place.region} --vpc-id ${vpc} --enable-dns-support`;
    findings.push(failure('network', `${vpc} has DNS support switched off: no app would find anything.`, fix));
  }
  for (const [list, ids] of Object.entries({ publicSubnets, taskSubnets })) {
    for (const id of ids) {
      const subnet = subnets.find(one => one.id === id);
      const fix = `Correct network.${list}.`;
      if (!subnet) findings.push(failure('network', `There is no subnet ${id} in ${place.region}.`, fix));
      else if (subnet.vpc !== vpc) {
        findings.push(failure('network', `${id} is a subnet of ${subnet.vpc}, not of ${vpc}.`, fix));
      }
    }
  }
  return findings.length > 0 ? findings : [ok('network', `${vpc} and its subnets are there`)];
}

/** Those of the subnets asked for that there is more to say about. */
export const subnetsOf = (look: Lookup<ExistingNetwork>, vpc: string, ids: readonly string[]): Subnet[] =>
  isSeen(look) ? look.seen.subnets.filter(subnet => subnet.vpc === vpc && ids.includes(subnet.id)) : [];

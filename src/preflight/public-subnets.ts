import type { Lookup } from '../kit/lookup.ts';
import { failure, ok, type PreflightFinding, warning } from './finding.ts';
import { type ExistingNetwork, type Subnet, subnetsOf } from './network.ts';
import { type DeployedStack, idsOf } from './stack.ts';
import type { PlannedStage } from './wanted.ts';

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#subnets-load-balancer */
const zones = 2;
const addresses = 8;

/** Whether the load balancer can be put where it is to be, and be reached there. */
export function publicSubnets(
  look: Lookup<ExistingNetwork>,
  deployed: Lookup<DeployedStack | undefined>,
  { network }: PlannedStage,
): PreflightFinding[] {
  if (network === 'create') return [];
  const subnets = subnetsOf(look, network.vpc, network.publicSubnets);
  if (subnets.length < network.publicSubnets.length) return []; // what is missing has been said
  const hasBalancer = idsOf(deployed, 'AWS::ElasticLoadBalancingV2::LoadBalancer')?.length !== 0;
  const findings = [...zoneProblems(subnets), ...subnets.flatMap(subnet => [...problems(subnet, hasBalancer)])];
  return findings.length > 0
    ? findings
    : [ok('public-subnets', 'two zones, reached by the internet, with addresses free')];
}

function* zoneProblems(subnets: readonly Subnet[]): Iterable<PreflightFinding> {
  const found = [...new Set(subnets.map(({ availabilityZone }) => availabilityZone))];
  const twice = found.length < subnets.length;
  if (found.length < zones || twice) {
    const evidence = `The load balancer's ${subnets.length} subnets are in ${found.join(', ')}.`;
    yield failure('public-subnets', evidence, `Name one in each of ${zones} or more availability zones.`);
  }
}

function* problems({ id, freeAddresses, wayOut }: Subnet, hasBalancer: boolean): Iterable<PreflightFinding> {
  if (freeAddresses < addresses) {
    const evidence = `${id} has ${freeAddresses} addresses free, and a load balancer wants ${addresses}.`;
    const fix = 'Free some, or name a larger subnet.';
    // One that is there already has taken its own.
    yield hasBalancer ? warning('public-subnets', evidence, fix) : failure('public-subnets', evidence, fix);
  }
  if (wayOut?.startsWith('igw-')) return;
  const fix = 'Add a route 0.0.0.0/0 to an internet gateway, or name another subnet.';
  if (wayOut === undefined || wayOut === 'blackhole' || wayOut.startsWith('nat-')) {
    yield failure('public-subnets', `${id} has no route to an internet gateway: no visitor would get in.`, fix);
  } else {
    const evidence = `${id} has its default route to ${wayOut}, not to an internet gateway.`;
    yield warning('public-subnets', evidence, 'See that visitors get in and answers get out, as through a firewall.');
  }
}

import { isSeen, type Lookup, type Unseen } from '../kit/lookup.ts';
import { failure, ok, type PreflightFinding, unseenFindings, warning } from './finding.ts';
import { type DeployedStack, idsOf } from './stack.ts';
import { hostsOf, type NamedHost, type PlannedStage } from './wanted.ts';

/** The types of the records that a zone has for a name, such as `A`; and why that is not known. By name. */
export type HostRecords = Readonly<Record<string, Lookup<readonly string[]>>>;

/** Whether the names are still to be had. */
export function hosts(
  records: HostRecords,
  deployed: Lookup<DeployedStack | undefined>,
  wanted: PlannedStage,
): PreflightFinding[] {
  // CloudFormation may write a name with the DNS's last dot.
  const ours = idsOf(deployed, 'AWS::Route53::RecordSet')?.map(name => name.replace(/\.$/, ''));
  const hidden: [string, Unseen][] = [];
  const findings: PreflightFinding[] = [];
  for (const named of hostsOf(wanted)) {
    const look = records[named.host];
    if (look && isSeen(look)) findings.push(hostFinding(named, look.seen, ours?.includes(named.host)));
    else if (look) hidden.push([named.host, look]);
  }
  return [...findings, ...unseenFindings('hosts', hidden, names => `What the zone has for ${names}`)];
}

/** "Tried to create resource record set … but it already exists": https://github.com/aws/aws-cdk/issues/12564 */
function hostFinding({ path, host }: NamedHost, types: readonly string[], ours: boolean | undefined): PreflightFinding {
  const taken = types.find(type => type === 'A' || type === 'CNAME');
  if (taken && ours === undefined) {
    return warning('hosts', `${host} has a record ${taken} in the zone, and whether it is the stack's is not known.`);
  }
  if (taken && !ours) {
    const evidence = `${host} has a record ${taken} in the zone that is not the stack's.`;
    return failure('hosts', evidence, `CloudFormation takes none over. Delete it, or change ${path}.`);
  }
  if (types.includes('AAAA')) {
    const evidence = `${host} has a record AAAA in the zone: visitors with IPv6 go where it says, not to the app.`;
    return warning('hosts', evidence, `Delete it, or change ${path}.`);
  }
  return ok('hosts', taken ? `${host} is the stack's` : `${host} is free`);
}

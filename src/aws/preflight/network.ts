import {
  DescribeAvailabilityZonesCommand,
  DescribeSubnetsCommand,
  DescribeVpcAttributeCommand,
  type EC2Client,
  paginateDescribeRouteTables,
  type RouteTable,
} from '@aws-sdk/client-ec2';
import type { ExistingNetwork } from '../../preflight/network.ts';
import type { WantedNetwork } from '../../preflight/wanted.ts';
import { lookUp } from '../lookup.ts';
import { unlessMissing } from '../missing.ts';

/** What of a network of the team's is there. */
export const network = (ec2: EC2Client, { vpc: VpcId, publicSubnets, taskSubnets }: WantedNetwork) =>
  lookUp('ec2:DescribeVpcAttribute', async (patience): Promise<ExistingNetwork> => {
    // By filters: of an id that does not exist they find nothing, where a list of ids would fail as a whole.
    const named = [{ Name: 'subnet-id', Values: [...new Set([...publicSubnets, ...taskSubnets])] }];
    const [dns, { Subnets = [] }, tables] = await Promise.all([
      unlessMissing(
        ec2.send(new DescribeVpcAttributeCommand({ VpcId, Attribute: 'enableDnsSupport' }), patience),
        'InvalidVpcID.NotFound',
      ),
      ec2.send(new DescribeSubnetsCommand({ Filters: named }), patience),
      all(paginateDescribeRouteTables({ client: ec2 }, { Filters: [{ Name: 'vpc-id', Values: [VpcId] }] }, patience)),
    ]);
    const subnets = Subnets.map(({ SubnetId: id = '', VpcId: vpc = '', AvailabilityZone = '', ...subnet }) => {
      const wayOut = defaultRoute(tables, id);
      const freeAddresses = subnet.AvailableIpAddressCount ?? 0;
      return { id, vpc, availabilityZone: AvailabilityZone, freeAddresses, ...(wayOut ? { wayOut } : {}) };
    });
    return { ...(dns ? { vpc: { dnsSupport: dns.EnableDnsSupport?.Value ?? false } } : {}), subnets };
  });

async function all(pages: AsyncIterable<{ RouteTables?: RouteTable[] | undefined }>): Promise<RouteTable[]> {
  const found: RouteTable[] = [];
  for await (const { RouteTables = [] } of pages) found.push(...RouteTables);
  return found;
}

/** A subnet has a route table of its own or the VPC's main one. */
function defaultRoute(tables: readonly RouteTable[], subnet: string): string | undefined {
  const its = tables.find(({ Associations = [] }) => Associations.some(({ SubnetId }) => SubnetId === subnet));
  const table = its ?? tables.find(({ Associations = [] }) => Associations.some(({ Main }) => Main));
  const route = table?.Routes?.find(({ DestinationCidrBlock }) => DestinationCidrBlock === '0.0.0.0/0');
  if (route?.State === 'blackhole') return 'blackhole';
  return (
    route?.GatewayId ??
    route?.NatGatewayId ??
    route?.TransitGatewayId ??
    route?.NetworkInterfaceId ??
    route?.VpcPeeringConnectionId ??
    (route && 'something else')
  );
}

/** The region's own Availability Zones that this account can use now: no Local Zones. */
export async function availabilityZones(ec2: EC2Client): Promise<{ name: string; id: string }[]> {
  const Filters = [
    { Name: 'state', Values: ['available'] },
    { Name: 'zone-type', Values: ['availability-zone'] },
  ];
  const { AvailabilityZones = [] } = await ec2.send(new DescribeAvailabilityZonesCommand({ Filters }));
  return AvailabilityZones.map(({ ZoneName: name = '', ZoneId: id = '' }) => ({ name, id }));
}

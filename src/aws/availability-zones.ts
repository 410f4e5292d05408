import { DescribeAvailabilityZonesCommand, type EC2Client } from '@aws-sdk/client-ec2';

/** The region's own Availability Zones that this account can use now: no Local Zones. */
export async function availabilityZones(ec2: EC2Client): Promise<{ name: string; id: string }[]> {
  const Filters = [
    { Name: 'state', Values: ['available'] },
    { Name: 'zone-type', Values: ['availability-zone'] },
  ];
  const { AvailabilityZones = [] } = await ec2.send(new DescribeAvailabilityZonesCommand({ Filters }));
  return AvailabilityZones.map(({ ZoneName: name = '', ZoneId: id = '' }) => ({ name, id }));
}

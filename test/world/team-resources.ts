import { ACMClient, DescribeCertificateCommand, RequestCertificateCommand } from '@aws-sdk/client-acm';
import {
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateRouteCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DescribeRouteTablesCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { ChangeResourceRecordSetsCommand, CreateHostedZoneCommand, Route53Client } from '@aws-sdk/client-route-53';
import { CreateEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import type { CertificateArn, HostedZone } from '../../config/settings/domain.ts';
import type { ExistingNetwork, SubnetId } from '../../config/settings/network.ts';
import type { TestAws } from './aws.ts';
import { testCredentials } from './test-keys.ts';

/** What a team has in its account before streamgate comes: not ours to change or to remove. */
export interface TeamResources {
  zone: HostedZone;
  network: ExistingNetwork;
  certificate: CertificateArn;
}

export async function createTeamResources({ endpoint, region }: TestAws): Promise<TeamResources> {
  const connection = { endpoint, region, credentials: testCredentials };
  const [route53, ec2, acm] = [new Route53Client(connection), new EC2Client(connection), new ACMClient(connection)];
  const ses = new SESv2Client(connection);
  try {
    const name = 'example.com';
    const { HostedZone: zone } = await route53.send(
      new CreateHostedZoneCommand({ Name: name, CallerReference: 'the team' }),
    );
    await ses.send(new CreateEmailIdentityCommand({ EmailIdentity: name }));
    const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.9.0.0/16' }));
    await connectToInternet(ec2, Vpc?.VpcId);
    const subnet = async (letter: string, CidrBlock: string) => {
      const AvailabilityZone = `${region}${letter}`;
      const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId: Vpc?.VpcId, CidrBlock, AvailabilityZone }));
      return Subnet?.SubnetId as SubnetId;
    };
    const publicSubnets = [await subnet('a', '10.9.0.0/24'), await subnet('b', '10.9.1.0/24')] as const;
    const { CertificateArn: arn } = await acm.send(new RequestCertificateCommand({ DomainName: `*.${name}` }));
    await validate(acm, route53, arn, zone?.Id);
    return {
      zone: { id: `${zone?.Id}`.replace('/hostedzone/', '') as HostedZone['id'], name },
      network: {
        vpc: Vpc?.VpcId as ExistingNetwork['vpc'],
        publicSubnets,
        taskSubnets: [publicSubnets[0]],
        assignPublicIp: true,
      },
      certificate: arn as CertificateArn,
    };
  } finally {
    for (const client of [route53, ec2, acm, ses]) client.destroy();
  }
}

/** By the VPC's main route table, which all its subnets have. */
async function connectToInternet(ec2: EC2Client, VpcId: string | undefined): Promise<void> {
  const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}));
  const GatewayId = InternetGateway?.InternetGatewayId;
  await ec2.send(new AttachInternetGatewayCommand({ InternetGatewayId: GatewayId, VpcId }));
  const Filters = [{ Name: 'vpc-id', Values: [`${VpcId}`] }];
  const { RouteTables: [main] = [] } = await ec2.send(new DescribeRouteTablesCommand({ Filters }));
  const route = { RouteTableId: main?.RouteTableId, DestinationCidrBlock: '0.0.0.0/0', GatewayId };
  await ec2.send(new CreateRouteCommand(route));
}

/** ACM issues a certificate once its record is in the zone, and renews it as long as the record stays. */
async function validate(acm: ACMClient, route53: Route53Client, CertificateArn?: string, HostedZoneId?: string) {
  const { Certificate } = await acm.send(new DescribeCertificateCommand({ CertificateArn }));
  const { Name, Value } = Certificate?.DomainValidationOptions?.[0]?.ResourceRecord ?? {};
  const ResourceRecordSet = { Name, Type: 'CNAME' as const, TTL: 300, ResourceRecords: [{ Value }] };
  const ChangeBatch = { Changes: [{ Action: 'UPSERT' as const, ResourceRecordSet }] };
  await route53.send(new ChangeResourceRecordSetsCommand({ HostedZoneId, ChangeBatch }));
}

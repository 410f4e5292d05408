import { ACMClient, RequestCertificateCommand } from '@aws-sdk/client-acm';
import { CreateSubnetCommand, CreateVpcCommand, EC2Client } from '@aws-sdk/client-ec2';
import { CreateHostedZoneCommand, Route53Client } from '@aws-sdk/client-route-53';
import type { CertificateArn, HostedZone } from '../../config/settings/domain.ts';
import type { ExistingNetwork, SubnetId } from '../../config/settings/network.ts';
import { embeddedAwsKeys } from '../../src/preview/embedded-aws.ts';
import type { TestAws } from './aws.ts';

/** What a team has in its account before streamgate comes: not ours to change or to remove. */
export interface Belongings {
  zone: HostedZone;
  network: ExistingNetwork;
  certificate: CertificateArn;
}

export async function belongings({ endpoint, region }: TestAws): Promise<Belongings> {
  const credentials = {
    accessKeyId: embeddedAwsKeys.AWS_ACCESS_KEY_ID,
    secretAccessKey: embeddedAwsKeys.AWS_SECRET_ACCESS_KEY,
  };
  const connection = { endpoint, region, credentials };
  const [route53, ec2, acm] = [new Route53Client(connection), new EC2Client(connection), new ACMClient(connection)];
  try {
    const name = 'example.com';
    const { HostedZone: zone } = await route53.send(
      new CreateHostedZoneCommand({ Name: name, CallerReference: 'the team' }),
    );
    const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.9.0.0/16' }));
    const subnet = async (letter: string, CidrBlock: string) => {
      const AvailabilityZone = `${region}${letter}`;
      const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId: Vpc?.VpcId, CidrBlock, AvailabilityZone }));
      return Subnet?.SubnetId as SubnetId;
    };
    const publicSubnets = [await subnet('a', '10.9.0.0/24'), await subnet('b', '10.9.1.0/24')] as const;
    const { CertificateArn: arn } = await acm.send(new RequestCertificateCommand({ DomainName: `*.${name}` }));
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
    for (const client of [route53, ec2, acm]) client.destroy();
  }
}

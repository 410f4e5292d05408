import { CreateUserPoolCommand, CreateUserPoolDomainCommand } from '@aws-sdk/client-cognito-identity-provider';
import { CreateSubnetCommand, CreateVpcCommand } from '@aws-sdk/client-ec2';
import { CreateAccessKeyCommand, CreateUserCommand } from '@aws-sdk/client-iam';
import { ChangeResourceRecordSetsCommand } from '@aws-sdk/client-route-53';
import type { TestAws } from './aws.ts';

/** What others have in the account, and a deploy must not stumble over. */
export const foreignResources = ({ region, clients }: TestAws) => ({
  /** An address for a host. */
  async record(HostedZoneId: string, Name: string): Promise<void> {
    const ResourceRecordSet = { Name, Type: 'A' as const, TTL: 60, ResourceRecords: [{ Value: '192.0.2.1' }] };
    const ChangeBatch = { Changes: [{ Action: 'CREATE' as const, ResourceRecordSet }] };
    await clients.route53().send(new ChangeResourceRecordSetsCommand({ HostedZoneId, ChangeBatch }));
  },

  /** A user pool with a login prefix. */
  async loginPrefix(Domain: string): Promise<void> {
    const { UserPool } = await clients.cognito().send(new CreateUserPoolCommand({ PoolName: 'somebody' }));
    await clients.cognito().send(new CreateUserPoolDomainCommand({ UserPoolId: UserPool?.Id, Domain }));
  },

  /** A subnet of a VPC of its own. */
  async subnet(): Promise<{ vpc: string; id: `subnet-${string}` }> {
    const { Vpc } = await clients.ec2().send(new CreateVpcCommand({ CidrBlock: '10.8.0.0/16' }));
    const AvailabilityZone = `${region}b`;
    const asked = { VpcId: Vpc?.VpcId, CidrBlock: '10.8.0.0/24', AvailabilityZone };
    const { Subnet } = await clients.ec2().send(new CreateSubnetCommand(asked));
    return { vpc: `${Vpc?.VpcId}`, id: Subnet?.SubnetId as `subnet-${string}` };
  },

  /** The keys of a user without a single right. */
  async nobody(): Promise<Record<string, string>> {
    await clients.iam().send(new CreateUserCommand({ UserName: 'nobody' }));
    const { AccessKey } = await clients.iam().send(new CreateAccessKeyCommand({ UserName: 'nobody' }));
    return { AWS_ACCESS_KEY_ID: `${AccessKey?.AccessKeyId}`, AWS_SECRET_ACCESS_KEY: `${AccessKey?.SecretAccessKey}` };
  },
});

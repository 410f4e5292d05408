import {
  type ACMClient,
  DescribeCertificateCommand,
  KeyAlgorithm,
  paginateListCertificates,
} from '@aws-sdk/client-acm';
import { type CloudFormationClient, paginateListStackResources } from '@aws-sdk/client-cloudformation';
import { DescribeRegionsCommand, type EC2Client } from '@aws-sdk/client-ec2';
import {
  ChangeResourceRecordSetsCommand,
  ListResourceRecordSetsCommand,
  type Route53Client,
} from '@aws-sdk/client-route-53';
import type { ValidationRecord, ZoneRecord } from '../../stack/removable-records.ts';

/** A certificate that a stack made, and the records by which it is validated. */
export interface StackCertificate {
  arn: string;
  records: readonly ValidationRecord[];
}

/** The ARNs of a stack's own certificates. */
export async function stackCertificates(cloudFormation: CloudFormationClient, StackName: string): Promise<string[]> {
  const found: string[] = [];
  for await (const page of paginateListStackResources({ client: cloudFormation }, { StackName })) {
    for (const { ResourceType, PhysicalResourceId, ResourceStatus } of page.StackResourceSummaries ?? []) {
      if (ResourceType !== 'AWS::CertificateManager::Certificate' || ResourceStatus === 'DELETE_COMPLETE') continue;
      if (PhysicalResourceId?.startsWith('arn:')) found.push(PhysicalResourceId);
    }
  }
  return found;
}

/** The records that validate a certificate. */
export async function validationRecords(acm: ACMClient, CertificateArn: string): Promise<ValidationRecord[]> {
  const { Certificate } = await acm.send(new DescribeCertificateCommand({ CertificateArn }));
  return (Certificate?.DomainValidationOptions ?? []).flatMap(({ DomainName = '', ResourceRecord }) =>
    ResourceRecord?.Name && ResourceRecord.Value
      ? [{ domain: DomainName, name: ResourceRecord.Name, value: ResourceRecord.Value }]
      : [],
  );
}

/** Every region that the account uses. ACM lists certificates by region, and validates them in all regions by the same record. */
export async function accountRegions(ec2: EC2Client): Promise<string[]> {
  const { Regions = [] } = await ec2.send(new DescribeRegionsCommand({}));
  return Regions.flatMap(({ RegionName }) => RegionName ?? []);
}

/** ACM lists two kinds of keys unless it is asked for all: https://docs.aws.amazon.com/acm/latest/APIReference/API_Filters.html */
const Includes = { keyTypes: Object.values(KeyAlgorithm) };

/** The names of every certificate in the region of the client, but for some. */
export async function certificateNames(acm: ACMClient, but: readonly string[]): Promise<string[]> {
  const names: string[] = [];
  for await (const { CertificateSummaryList = [] } of paginateListCertificates({ client: acm }, { Includes })) {
    for (const { CertificateArn = '', DomainName = '', ...more } of CertificateSummaryList) {
      if (but.includes(CertificateArn)) continue;
      names.push(DomainName, ...(more.SubjectAlternativeNameSummaries ?? []));
      if (!more.HasAdditionalSubjectAlternativeNames) continue;
      const { Certificate } = await acm.send(new DescribeCertificateCommand({ CertificateArn }));
      names.push(...(Certificate?.SubjectAlternativeNames ?? []));
    }
  }
  return names;
}

/** What a hosted zone has under some names. */
export async function zoneRecords(
  route53: Route53Client,
  HostedZoneId: string,
  names: readonly string[],
): Promise<ZoneRecord[]> {
  const found: ZoneRecord[] = [];
  for (const StartRecordName of names) {
    const command = new ListResourceRecordSetsCommand({
      HostedZoneId,
      StartRecordName,
      StartRecordType: 'CNAME',
      MaxItems: 1,
    });
    const { ResourceRecordSets = [] } = await route53.send(command);
    for (const { Name = '', Type = '', TTL = 0, ResourceRecords = [] } of ResourceRecordSets) {
      found.push({ name: Name, type: Type, ttl: TTL, values: ResourceRecords.map(({ Value = '' }) => Value) });
    }
  }
  return found;
}

/** Deletes records of a hosted zone. Route 53 deletes only what is exactly as given. */
export async function deleteRecords(
  route53: Route53Client,
  HostedZoneId: string,
  records: readonly ZoneRecord[],
): Promise<void> {
  const Changes = records.map(({ name, ttl, values }) => ({
    Action: 'DELETE' as const,
    ResourceRecordSet: {
      ...{ Name: name, Type: 'CNAME' as const, TTL: ttl },
      ResourceRecords: values.map(Value => ({ Value })),
    },
  }));
  await route53.send(new ChangeResourceRecordSetsCommand({ HostedZoneId, ChangeBatch: { Changes } }));
}

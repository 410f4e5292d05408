import { type ACMClient, DescribeCertificateCommand } from '@aws-sdk/client-acm';
import { GetHostedZoneCommand, ListResourceRecordSetsCommand, type Route53Client } from '@aws-sdk/client-route-53';
import type { Certificate } from '../../preflight/certificate.ts';
import type { Zone } from '../../preflight/hosted-zone.ts';
import { lookUp } from '../lookup.ts';
import { unlessMissing } from '../missing.ts';

const withoutDot = (name = '') => name.replace(/\.$/, '').toLowerCase();

/** A hosted zone; undefined where there is none. */
export const zone = (route53: Route53Client, Id: string) =>
  lookUp('route53:GetHostedZone', async (patience): Promise<Zone | undefined> => {
    const asked = route53.send(new GetHostedZoneCommand({ Id }), patience);
    const found = await unlessMissing(asked, 'NoSuchHostedZone');
    if (!found?.HostedZone) return undefined;
    const { Name, Config } = found.HostedZone;
    return {
      name: withoutDot(Name),
      private: Config?.PrivateZone ?? false,
      nameServers: (found.DelegationSet?.NameServers ?? []).map(withoutDot),
    };
  });

/** More than there are types of records. */
const page = 100;

/** The types of the records that a zone has for a name. In a zone that does not exist there are none. */
export const recordTypes = (route53: Route53Client, HostedZoneId: string, host: string) =>
  lookUp('route53:ListResourceRecordSets', async (patience): Promise<string[]> => {
    const command = new ListResourceRecordSetsCommand({ HostedZoneId, StartRecordName: host, MaxItems: page });
    const found = await unlessMissing(route53.send(command, patience), 'NoSuchHostedZone');
    return (found?.ResourceRecordSets ?? []).flatMap(({ Name, Type }) =>
      Type && withoutDot(Name) === host ? Type : [],
    );
  });

const day = 24 * 60 * 60 * 1000;

/** A certificate, in the region of the client; undefined where there is none. */
export const certificate = (acm: ACMClient, CertificateArn: string) =>
  lookUp('acm:DescribeCertificate', async (patience): Promise<Certificate | undefined> => {
    const asked = acm.send(new DescribeCertificateCommand({ CertificateArn }), patience);
    const found = (await unlessMissing(asked, 'ResourceNotFoundException'))?.Certificate;
    if (!found) return undefined;
    const { Status = '', DomainName = '', SubjectAlternativeNames = [DomainName], KeyAlgorithm = '', NotAfter } = found;
    return {
      status: Status,
      names: SubjectAlternativeNames,
      keyAlgorithm: KeyAlgorithm.replace('-', '_'), // ACM answers RSA-2048, whatever its model says
      ...(NotAfter ? { expires: expiry(NotAfter) } : {}),
    };
  });

const expiry = (end: Date) => ({
  on: end.toISOString().slice(0, 10),
  inDays: Math.floor((end.getTime() - Date.now()) / day),
});

import { GetHostedZoneCommand, ListResourceRecordSetsCommand, type Route53Client } from '@aws-sdk/client-route-53';
import type { Zone } from '../../preflight/hosted-zone.ts';
import { unlessMissing } from '../missing.ts';
import { look } from './look.ts';

const withoutDot = (name = '') => name.replace(/\.$/, '').toLowerCase();

/** A hosted zone; undefined where there is none. */
export const zone = (route53: Route53Client, Id: string) =>
  look('route53:GetHostedZone', async (patience): Promise<Zone | undefined> => {
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
  look('route53:ListResourceRecordSets', async (patience): Promise<string[]> => {
    const command = new ListResourceRecordSetsCommand({ HostedZoneId, StartRecordName: host, MaxItems: page });
    const found = await unlessMissing(route53.send(command, patience), 'NoSuchHostedZone');
    return (found?.ResourceRecordSets ?? []).flatMap(({ Name, Type }) =>
      Type && withoutDot(Name) === host ? Type : [],
    );
  });

import { CertificateManagerCertificate } from '@awboost/cfn-resource-types/AWS-CertificateManager-Certificate';
import { ElasticLoadBalancingV2ListenerCertificate } from '@awboost/cfn-resource-types/AWS-ElasticLoadBalancingV2-ListenerCertificate';
import { Route53HostedZone } from '@awboost/cfn-resource-types/AWS-Route53-HostedZone';
import { Route53RecordSet } from '@awboost/cfn-resource-types/AWS-Route53-RecordSet';
import type { IntrinsicValue } from '@awboost/cfn-template-builder/intrinsics';
import type { Foundation } from '../foundation.ts';
import type { ClientHost, Stage } from '../stage.ts';
import type { Template } from '../template.ts';

/** The zone the hosts belong to. It is the team's, but for the preview, whose embedded AWS begins with none. */
export function hostedZoneId(template: Template, { stage, settings }: Stage): IntrinsicValue {
  const { hostedZone } = settings.domain;
  if (stage !== 'local') return hostedZone.id;
  return template.use(new Route53HostedZone('HostedZone', { Name: hostedZone.name })).ref;
}

/** A certificate for one host, which proves itself in the zone. One per host: the names in one cannot be changed later. */
export function certificate(template: Template, id: string, host: string, zoneId: IntrinsicValue) {
  return template.use(
    new CertificateManagerCertificate(id, {
      DomainName: host,
      ValidationMethod: 'DNS',
      DomainValidationOptions: [{ DomainName: host, HostedZoneId: zoneId }],
    }),
  );
}

/** A host that people open: its record, which leads to the load balancer, and its certificate, unless the team has one for all. */
export function address(template: Template, foundation: Foundation, { id, host }: ClientHost) {
  const { zoneId, settings } = foundation;
  const { balancer, listener } = foundation.loadBalancer;
  template.use(
    new Route53RecordSet(`${id}Record`, {
      HostedZoneId: zoneId,
      Name: host,
      Type: 'A',
      AliasTarget: { DNSName: balancer.out.DNSName, HostedZoneId: balancer.out.CanonicalHostedZoneID },
    }),
  );
  if (settings.domain.certificate) return;
  const proof = certificate(template, `${id}Certificate`, host, zoneId);
  template.use(
    new ElasticLoadBalancingV2ListenerCertificate(`${id}CertificateAttachment`, {
      ListenerArn: listener.ref,
      Certificates: [{ CertificateArn: proof.ref }],
    }),
  );
}

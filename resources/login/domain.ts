import { CognitoUserPoolDomain } from '@awboost/cfn-resource-types/AWS-Cognito-UserPoolDomain';
import { Route53RecordSet } from '@awboost/cfn-resource-types/AWS-Route53-RecordSet';
import type { IntrinsicValue } from '@awboost/cfn-template-builder/intrinsics';
import { appsOf, portalOf, type Stage } from '../stage.ts';
import type { Template } from '../template.ts';

/** The zone of every CloudFront distribution. https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html */
const cloudFrontZoneId = 'Z2FDTNDATAQYW2';

/** Where the login page is: at a prefix that Cognito lends, or on a host of the team's with a record in its zone. */
export function loginDomain(template: Template, stage: Stage, UserPoolId: IntrinsicValue, zoneId: IntrinsicValue) {
  const { domain } = stage.settings;
  const version = { UserPoolId, ManagedLoginVersion: 2 };
  if ('prefix' in domain.login) {
    return template.use(new CognitoUserPoolDomain('LoginDomain', { ...version, Domain: domain.login.prefix }));
  }
  const { host, certificate } = domain.login;
  // Cognito looks for an address of the name above; where that is an app's or the portal's, it must be there first.
  const above = [portalOf(stage), ...appsOf(stage)].filter(ours => host.split('.').slice(1).join('.') === ours.host);
  const made = template.use(
    new CognitoUserPoolDomain(
      'LoginDomain',
      { ...version, Domain: host, CustomDomainConfig: { CertificateArn: certificate } },
      { DependsOn: above.map(({ id }) => `${id}Record`) },
    ),
  );
  template.use(
    new Route53RecordSet('LoginRecord', {
      HostedZoneId: zoneId,
      Name: host,
      Type: 'A',
      AliasTarget: { DNSName: made.out.CloudFrontDistribution, HostedZoneId: cloudFrontZoneId },
    }),
  );
  return made;
}

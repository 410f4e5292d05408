import { withDomain } from '../base.ts';
import type { Change } from '../change.ts';

/** All that has the portal's host in it. */
const portalMoved = (before: string, after: string): Change['changes'] => ({
  'PortalRecord.Properties.Name': [before, after],
  'PortalCertificate.Properties.DomainName': [before, after],
  'PortalCertificate.Properties.DomainValidationOptions.0.DomainName': [before, after],
  'PortalClient.Properties.CallbackURLs': [
    [`https://${before}/oauth2/idpresponse`],
    [`https://${after}/oauth2/idpresponse`],
  ],
  'PortalClient.Properties.LogoutURLs': [[`https://${before}/_gate/signed-out`], [`https://${after}/_gate/signed-out`]],
  'PortalSignoutRule.Properties.Conditions.0.HostHeaderConfig.Values': [[before], [after]],
  'PortalInvitesRule.Properties.Conditions.0.HostHeaderConfig.Values': [[before], [after]],
  'PortalPageRule.Properties.Conditions.0.HostHeaderConfig.Values': [[before], [after]],
  'Outputs.PortalUrl.Value': [`https://${before}`, `https://${after}`],
});

const loginHost = {
  host: 'auth.sales.example.com',
  certificate: 'arn:aws:acm:us-east-1:222222222222:certificate/11111111-1111-4111-8111-111111111111',
} as const;

export const domainChanges: readonly Change[] = [
  {
    setting: 'domain.hostedZone.id',
    to: withDomain({ hostedZone: { id: 'Z2', name: 'example.com' } }),
    changes: {
      'Certificate.Properties.DomainValidationOptions.0.HostedZoneId': ['Z1', 'Z2'],
      'PortalRecord.Properties.HostedZoneId': ['Z1', 'Z2'],
      'PortalCertificate.Properties.DomainValidationOptions.0.HostedZoneId': ['Z1', 'Z2'],
      'AppSalesRecord.Properties.HostedZoneId': ['Z1', 'Z2'],
      'AppSalesCertificate.Properties.DomainValidationOptions.0.HostedZoneId': ['Z1', 'Z2'],
    },
  },
  {
    setting: 'domain.hostedZone.name',
    to: withDomain({ hostedZone: { id: 'Z1', name: 'sales.example.com' } }),
    changes: {
      ...portalMoved('apps.example.com', 'apps.sales.example.com'),
      'Certificate.Properties.DomainName': ['example.com', 'sales.example.com'],
      'Certificate.Properties.DomainValidationOptions.0.DomainName': ['example.com', 'sales.example.com'],
      'SignoutRule.Properties.Conditions.0.HostHeaderConfig.Values': [
        ['example.com', '*.example.com'],
        ['sales.example.com', '*.sales.example.com'],
      ],
    },
  },
  {
    setting: 'domain.certificate',
    to: withDomain({
      certificate: 'arn:aws:acm:eu-west-1:222222222222:certificate/22222222-2222-4222-8222-222222222222',
    }),
    changes: {
      Certificate: [
        {
          Type: 'AWS::CertificateManager::Certificate',
          Properties: {
            DomainName: 'example.com',
            ValidationMethod: 'DNS',
            DomainValidationOptions: [{ DomainName: 'example.com', HostedZoneId: 'Z1' }],
          },
        },
        undefined,
      ],
      'HttpsListener.Properties.Certificates.0.CertificateArn': [
        { Ref: 'Certificate' },
        'arn:aws:acm:eu-west-1:222222222222:certificate/22222222-2222-4222-8222-222222222222',
      ],
      PortalCertificate: [
        {
          Type: 'AWS::CertificateManager::Certificate',
          Properties: {
            DomainName: 'apps.example.com',
            ValidationMethod: 'DNS',
            DomainValidationOptions: [{ DomainName: 'apps.example.com', HostedZoneId: 'Z1' }],
          },
        },
        undefined,
      ],
      PortalCertificateAttachment: [
        {
          Type: 'AWS::ElasticLoadBalancingV2::ListenerCertificate',
          Properties: {
            ListenerArn: { Ref: 'HttpsListener' },
            Certificates: [{ CertificateArn: { Ref: 'PortalCertificate' } }],
          },
        },
        undefined,
      ],
      AppSalesCertificate: [
        {
          Type: 'AWS::CertificateManager::Certificate',
          Properties: {
            DomainName: 'sales.example.com',
            ValidationMethod: 'DNS',
            DomainValidationOptions: [{ DomainName: 'sales.example.com', HostedZoneId: 'Z1' }],
          },
        },
        undefined,
      ],
      AppSalesCertificateAttachment: [
        {
          Type: 'AWS::ElasticLoadBalancingV2::ListenerCertificate',
          Properties: {
            ListenerArn: { Ref: 'HttpsListener' },
            Certificates: [{ CertificateArn: { Ref: 'AppSalesCertificate' } }],
          },
        },
        undefined,
      ],
    },
  },
  {
    setting: 'domain.portal',
    to: withDomain({ portal: 'start.example.com' }),
    changes: portalMoved('apps.example.com', 'start.example.com'),
  },
  {
    setting: 'domain.login.prefix',
    to: withDomain({ login: { prefix: 'other' } }),
    changes: {
      'LoginDomain.Properties.Domain': ['example', 'other'],
      'Outputs.LoginUrl.Value': [
        'https://example.auth.eu-west-1.amazoncognito.com',
        'https://other.auth.eu-west-1.amazoncognito.com',
      ],
      'functions.signout.environment.STREAMGATE_LOGIN_ORIGIN': [
        'https://example.auth.eu-west-1.amazoncognito.com',
        'https://other.auth.eu-west-1.amazoncognito.com',
      ],
      'functions.wake.environment.STREAMGATE_LOGIN_ORIGIN': [
        'https://example.auth.eu-west-1.amazoncognito.com',
        'https://other.auth.eu-west-1.amazoncognito.com',
      ],
      'functions.portal.environment.STREAMGATE_LOGIN_ORIGIN': [
        'https://example.auth.eu-west-1.amazoncognito.com',
        'https://other.auth.eu-west-1.amazoncognito.com',
      ],
      'functions.bulkInvite.environment.STREAMGATE_LOGIN_ORIGIN': [
        'https://example.auth.eu-west-1.amazoncognito.com',
        'https://other.auth.eu-west-1.amazoncognito.com',
      ],
    },
  },
  {
    setting: 'domain.login.host',
    to: withDomain({ login: loginHost }),
    changes: {
      'LoginDomain.Properties.Domain': ['example', 'auth.sales.example.com'],
      'LoginDomain.Properties.CustomDomainConfig': [
        undefined,
        { CertificateArn: 'arn:aws:acm:us-east-1:222222222222:certificate/11111111-1111-4111-8111-111111111111' },
      ],
      'LoginDomain.DependsOn': [undefined, ['AppSalesRecord']],
      'Outputs.LoginUrl.Value': ['https://example.auth.eu-west-1.amazoncognito.com', 'https://auth.sales.example.com'],
      'functions.signout.environment.STREAMGATE_LOGIN_ORIGIN': [
        'https://example.auth.eu-west-1.amazoncognito.com',
        'https://auth.sales.example.com',
      ],
      'functions.wake.environment.STREAMGATE_LOGIN_ORIGIN': [
        'https://example.auth.eu-west-1.amazoncognito.com',
        'https://auth.sales.example.com',
      ],
      'functions.portal.environment.STREAMGATE_LOGIN_ORIGIN': [
        'https://example.auth.eu-west-1.amazoncognito.com',
        'https://auth.sales.example.com',
      ],
      'functions.bulkInvite.environment.STREAMGATE_LOGIN_ORIGIN': [
        'https://example.auth.eu-west-1.amazoncognito.com',
        'https://auth.sales.example.com',
      ],
      LoginRecord: [
        undefined,
        {
          Type: 'AWS::Route53::RecordSet',
          Properties: {
            HostedZoneId: 'Z1',
            Name: 'auth.sales.example.com',
            Type: 'A',
            AliasTarget: {
              DNSName: { 'Fn::GetAtt': ['LoginDomain', 'CloudFrontDistribution'] },
              HostedZoneId: 'Z2FDTNDATAQYW2',
            },
          },
        },
      ],
    },
  },
  {
    setting: 'domain.login.certificate',
    from: withDomain({ login: loginHost }),
    to: withDomain({
      login: {
        ...loginHost,
        certificate: 'arn:aws:acm:us-east-1:222222222222:certificate/33333333-3333-4333-8333-333333333333',
      },
    }),
    changes: {
      'LoginDomain.Properties.CustomDomainConfig.CertificateArn': [
        'arn:aws:acm:us-east-1:222222222222:certificate/11111111-1111-4111-8111-111111111111',
        'arn:aws:acm:us-east-1:222222222222:certificate/33333333-3333-4333-8333-333333333333',
      ],
    },
  },
];

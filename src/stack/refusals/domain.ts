import { deployCommand, preflightCommand, type Refusal } from './refusal.ts';

/** Certificates, sign-in hosts and senders: what has to be right in the DNS. */
export const domain: readonly Refusal[] = [
  {
    pattern: /Certificate is in FAILED status/,
    example: 'DNS Record Set is not available. Certificate is in FAILED status.',
    source: 'https://docs.aws.amazon.com/acm/latest/userguide/troubleshooting-caa.html',
    means: 'ACM refused the certificate, usually because CAA records of the domain do not allow Amazon to issue it.',
    fix: place => [
      'Add the record: CAA 0 issue "amazon.com". The preflight says for which host:',
      preflightCommand(place),
      deployCommand(place),
    ],
  },
  {
    pattern: /^AWS::CertificateManager::Certificate: /,
    type: 'AWS::CertificateManager::Certificate',
    // ACM's status of such a certificate. CloudFormation gives up after 12 hours, in changing words.
    example: 'PENDING_VALIDATION',
    source: 'https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/130',
    means:
      'The certificate was not issued: the public DNS does not ask this hosted zone, so ACM never found its record. CloudFormation waits 12 hours.',
    fix: place => [
      "Enter the zone's name servers where the domain is registered. The preflight says which:",
      preflightCommand(place),
      deployCommand(place),
    ],
  },
  {
    pattern: /not able to resolve the root domain/,
    example:
      'Custom domain is not a valid subdomain: Was not able to resolve the root domain, please ensure an A record exists for the root domain.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-add-custom-domain.html',
    means: 'Cognito finds no address for the name above domain.login.host.',
    fix: place => ['Add an A record for that name. Any address will do. Then deploy:', deployCommand(place)],
  },
  {
    pattern: /Email address is not verified/,
    example:
      'Cognito received the following error from Amazon SES when attempting to send email: Email address is not verified. The following identities failed the check in region EU-WEST-1',
    source: 'https://github.com/aws/aws-cdk/issues/18964',
    means: 'SES has not verified the identity of login.sender in that region.',
    fix: place => [
      'Verify it in SES: add the DNS records or open the link from SES. Or remove login.sender, so that Cognito sends. Then deploy:',
      deployCommand(place),
    ],
  },
];

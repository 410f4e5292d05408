import { deployCommand, quotaPage, type Refusal } from './refusal.ts';

/** Quotas that a deploy can exhaust. The last entry is for all the others. */
export const quotas: readonly Refusal[] = [
  {
    pattern: /maximum number of VPCs has been reached/,
    example: 'The maximum number of VPCs has been reached.',
    source: 'https://github.com/awslabs/landing-zone-accelerator-on-aws/issues/241',
    means: 'The region has as many VPCs as the account may have: 5 by default.',
    fix: place => [
      'Delete a VPC that is not used, use one of yours by the setting network, or request "VPCs per Region":',
      quotaPage(place, 'vpc'),
      deployCommand(place),
    ],
  },
  {
    pattern: /maximum number of load balancers has been reached|TooManyLoadBalancers/,
    example: 'The maximum number of load balancers has been reached.',
    source: 'https://github.com/ministryofjustice/cloud-platform-environments/pull/3066',
    means: 'The region has as many load balancers as the account may have: 50 by default.',
    fix: place => [
      'Delete a load balancer that is not used, or request "Application Load Balancers per Region":',
      quotaPage(place, 'elasticloadbalancing'),
      deployCommand(place),
    ],
  },
  {
    pattern: /reached your limit of \d+ certificates/,
    example: 'Error: you have reached your limit of 20 certificates in the last year.',
    source: 'https://github.com/aws/aws-cdk/issues/13651',
    means:
      'ACM counts every certificate that was requested within a year, deleted ones too. A first deploy requests one for the zone and one for each app.',
    fix: place => [
      'Set domain.certificate to a certificate that covers every host, or request "ACM certificates created in last 365 days":',
      quotaPage(place, 'acm'),
      deployCommand(place),
    ],
  },
  {
    pattern:
      /limit ?exceeded|maximum number of .* has been reached|reached (?:the|your) (?:limit|quota)|exceed\w* quota/i,
    example: 'The maximum number of addresses has been reached.',
    source: 'https://github.com/aws-quickstart/quickstart-drupal/issues/6',
    means: 'A quota of the account is used up: the one that AWS names.',
    fix: place => [
      'Delete what is not used, or request a higher quota:',
      `https://${place.region}.console.aws.amazon.com/servicequotas/home`,
      deployCommand(place),
    ],
  },
];

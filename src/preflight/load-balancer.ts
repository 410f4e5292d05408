import { isSeen, type Lookup } from '../kit/lookup.ts';
import { ok, type PreflightFinding, unseenFinding, warning } from './finding.ts';
import { type DeployedStack, idsOf } from './stack.ts';
import type { PlannedStage } from './wanted.ts';

/** What shows that the account may have load balancers: no quota and no API says so. */
export interface LoadBalancerUse {
  /** How many there are in the region. */
  count: Lookup<number>;
  /** Whether AWSServiceRoleForElasticLoadBalancing exists, which the first load balancer or target group makes. */
  serviceRole: Lookup<boolean>;
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/elb-service-linked-roles.html */
export const serviceRoleName = 'AWSServiceRoleForElasticLoadBalancing';

/**
 * Whether AWS will make a load balancer for this account. It refuses some new ones: "This AWS account currently does not support creating
 * load balancers."
 */
export function loadBalancer(
  { count, serviceRole }: LoadBalancerUse,
  deployed: Lookup<DeployedStack | undefined>,
  { place }: Pick<PlannedStage, 'place'>,
): PreflightFinding[] {
  if (idsOf(deployed, 'AWS::ElasticLoadBalancingV2::LoadBalancer')?.length !== 0) return [];
  if (isSeen(count) && count.seen > 0) {
    return [ok('load-balancer', `the account has load balancers in ${place.region}`)];
  }
  if (!isSeen(serviceRole)) {
    return [unseenFinding('load-balancer', 'Whether the account has ever had a load balancer', serviceRole)];
  }
  if (serviceRole.seen) return [ok('load-balancer', 'the account has had a load balancer or a target group')];
  return [
    warning(
      'load-balancer',
      'This account has never had a load balancer. AWS refuses them to some new accounts, which no quota shows.',
      `To be sure, ask AWS Support to enable Elastic Load Balancing in ${place.region}, under "Account and billing": https://console.aws.amazon.com/support/home`,
    ),
  ];
}

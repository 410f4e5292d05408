import { ElasticLoadBalancingV2ListenerRule } from '@awboost/cfn-resource-types/AWS-ElasticLoadBalancingV2-ListenerRule';
import { gatePaths } from '../config/origins.ts';
import type { Foundation } from './foundation.ts';
import type { Template } from './template.ts';

/**
 * The only path without a login, on every host: the page at the end of a sign-out. An exact path to a Lambda that reads no identity there: on a
 * rule without a login the load balancer hands a visitor's own `x-amzn-oidc-*` headers on.
 */
export function signout(template: Template, { loadBalancer, signoutTargets }: Foundation) {
  template.use(
    new ElasticLoadBalancingV2ListenerRule('SignoutRule', {
      ListenerArn: loadBalancer.listener.ref,
      Priority: 1,
      Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: [gatePaths.signedOut] } }],
      Actions: [{ Type: 'forward', TargetGroupArn: signoutTargets.ref }],
    }),
  );
}

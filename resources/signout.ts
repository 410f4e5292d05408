import { ElasticLoadBalancingV2ListenerRule } from '@awboost/cfn-resource-types/AWS-ElasticLoadBalancingV2-ListenerRule';
import { gatePaths } from '../config/origins.ts';
import { lambdaTargets } from './lambda-targets.ts';
import type { LoadBalancer } from './load-balancer.ts';
import type { Stage } from './stage.ts';
import type { Template } from './template.ts';

/**
 * The only paths without a login, on every host. Exact paths to a Lambda that reads no identity: on a rule without a
 * login the load balancer hands a visitor's own `x-amzn-oidc-*` headers on.
 */
export function signout(template: Template, stage: Stage, { listener }: LoadBalancer) {
  template.use(
    new ElasticLoadBalancingV2ListenerRule('SignoutRule', {
      ListenerArn: listener.ref,
      Priority: 1,
      Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: [gatePaths.signout, gatePaths.signedOut] } }],
      Actions: [{ Type: 'forward', TargetGroupArn: lambdaTargets(template, stage, 'signout').ref }],
    }),
  );
}

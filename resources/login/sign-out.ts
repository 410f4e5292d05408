import { ElasticLoadBalancingV2ListenerRule } from '@awboost/cfn-resource-types/AWS-ElasticLoadBalancingV2-ListenerRule';
import { gatePaths } from '../../config/origins.ts';
import type { Foundation } from '../foundation.ts';
import type { Template } from '../template.ts';

/**
 * The only path without a login: the page at the end of a sign-out. An exact path to a Lambda that reads no identity there: on a rule without a
 * login the load balancer hands a visitor's own `x-amzn-oidc-*` headers on. For the whole zone, to which every app's host belongs: a list of
 * the hosts would change with each app. The Lambda knows which of them are apps.
 */
export function signout(template: Template, { loadBalancer, signoutTargets, settings }: Foundation) {
  const zone = settings.domain.hostedZone.name;
  template.use(
    new ElasticLoadBalancingV2ListenerRule('SignoutRule', {
      ListenerArn: loadBalancer.listener.ref,
      Priority: 1,
      Conditions: [
        { Field: 'host-header', HostHeaderConfig: { Values: [zone, `*.${zone}`] } },
        { Field: 'path-pattern', PathPatternConfig: { Values: [gatePaths.signedOut] } },
      ],
      Actions: [{ Type: 'forward', TargetGroupArn: signoutTargets.ref }],
    }),
  );
}

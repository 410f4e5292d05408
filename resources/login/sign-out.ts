import { ElasticLoadBalancingV2ListenerRule } from '@awboost/cfn-resource-types/AWS-ElasticLoadBalancingV2-ListenerRule';
import type { IntrinsicValue } from '@awboost/cfn-template-builder/intrinsics';
import { writeEnvironment } from '../../config/environment.ts';
import { gatePaths } from '../../config/origins.ts';
import type { Foundation } from '../foundation.ts';
import { lambda } from '../functions/function.ts';
import { rightsToPeople } from '../functions/rights.ts';
import type { Template } from '../template.ts';
import { identityProof } from './identity-proof.ts';

/**
 * The only path without a login: the page at the end of a sign-out. An exact path to a Lambda that reads no identity there: on a rule without a
 * login the load balancer hands a visitor's own `x-amzn-oidc-*` headers on. For the whole zone, to which every app's host belongs: a list of
 * the hosts would change with each app. The Lambda knows which of them are apps.
 */
export function signOutRule(template: Template, { loadBalancer, signoutTargets, settings }: Foundation) {
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

/** The way out of every app, and the page at its end. `clients`: JSON, app name → app client id. */
export const signOutFunction = (foundation: Foundation, clients: IntrinsicValue) =>
  lambda(
    foundation,
    'signout',
    writeEnvironment('signout', {
      stage: foundation.stage,
      clients,
      login: foundation.addresses.login,
      pattern: foundation.addresses.pattern,
      userPool: foundation.userPool.pool.ref,
      ...identityProof(foundation),
    }),
    {
      timeout: 10, // it answers after eight seconds at the latest, whoever does not answer it
      // The sessions of whoever signs out, with every app: nothing else of anybody.
      rights: [rightsToPeople(foundation.userPool.pool.out.Arn)('AdminUserGlobalSignOut')],
    },
  );

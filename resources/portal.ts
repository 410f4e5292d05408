import { ElasticLoadBalancingV2ListenerRule } from '@awboost/cfn-resource-types/AWS-ElasticLoadBalancingV2-ListenerRule';
import type { IntrinsicValue } from '@awboost/cfn-template-builder/intrinsics';
import { portalPriority } from '../config/names.ts';
import { gatePaths, portalPaths } from '../config/origins.ts';
import { appClient, login } from './app-client.ts';
import { address } from './domain.ts';
import type { Foundation } from './foundation.ts';
import { lambdaTargets } from './lambda-targets.ts';
import { loginPage } from './login-page.ts';
import { portalOf } from './stage.ts';
import type { Template } from './template.ts';

/**
 * The stage's own host, on which no app's code runs: its name in the DNS, its client, and rules that lead to Lambdas alone. An admin's
 * rights count here and nowhere else.
 */
export function portal(template: Template, foundation: Foundation) {
  const ours = portalOf(foundation);
  address(template, foundation, ours);
  const client = appClient(template, foundation, ours);
  loginPage(template, foundation, ours, client);
  const rule = (
    kind: string,
    order: number,
    paths: string[],
    targets: IntrinsicValue,
    onUnauthenticated: 'authenticate' | 'allow' = 'authenticate',
  ) =>
    template.use(
      new ElasticLoadBalancingV2ListenerRule(`Portal${kind}Rule`, {
        ListenerArn: foundation.loadBalancer.listener.ref,
        Priority: portalPriority + order,
        // With the host these are the five values that a rule may have.
        Conditions: [
          { Field: 'host-header', HostHeaderConfig: { Values: [ours.host] } },
          { Field: 'path-pattern', PathPatternConfig: { Values: paths } },
        ],
        Actions: [
          login(foundation, ours, client, onUnauthenticated),
          { Order: 2, Type: 'forward', ForwardConfig: { TargetGroups: [{ TargetGroupArn: targets, Weight: 1 }] } },
        ],
      }),
    );
  const { invites, people } = portalPaths;
  rule('Signout', 0, [gatePaths.signout], foundation.signoutTargets.ref, 'allow');
  const invitations = [invites, `${invites}/*`, people, `${people}/*`];
  rule('Invites', 1, invitations, lambdaTargets(template, foundation, 'bulkInvite').ref);
  rule('Page', 2, ['/*'], lambdaTargets(template, foundation, 'portal').ref);
  return { name: ours.name, client };
}

/** What functions must know of the portal. */
export type DeployedPortal = ReturnType<typeof portal>;

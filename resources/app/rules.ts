import type { ForwardConfig } from '@awboost/cfn-resource-types/AWS-ElasticLoadBalancingV2-ListenerRule';
import type { IntrinsicValue } from '@awboost/cfn-template-builder/intrinsics';
import { basePriority } from '../../config/names.ts';
import { gatePaths } from '../../config/origins.ts';
import type { Foundation } from '../foundation.ts';
import type { AppClient } from '../login/client.ts';
import { hostRules, only } from '../network/host-rules.ts';
import type { App } from '../stage.ts';
import type { Template } from '../template.ts';
import type { AppTargetGroup } from './targets.ts';

/**
 * What no person navigates to: Streamlit's sockets and health, pictures and downloads, the files of components. With the host these are as many values, and
 * as many wildcards, as a rule may have: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
 */
const backgroundPaths = ['/_stcore/*', '/*/_stcore/*', '/media/*', '/component/*'];

/**
 * One app's rules: all log in with the same client and cookie. They differ in what becomes of somebody without a session: what a page asks for
 * in the background gets 401, because it could not follow a redirect to a login page; a sign-out goes on, as there is no need to sign in for it;
 * everything else is sent there. And in where the others are led: the gate's own pages to the Lambdas that show them, what a page does in the
 * background to the app, asleep or not, so that a forgotten tab is answered by the load balancer itself, and people to one of the two.
 */
export function appRules(
  template: Template,
  foundation: Foundation,
  app: App,
  client: AppClient,
  targets: AppTargetGroup,
) {
  const { wakeTargets, signoutTargets } = foundation;
  const rule = hostRules(template, foundation, app, client, basePriority(app.name, app.settings));
  return {
    // Places 0 to 3 were other rules' once: CloudFormation creates a rule before it moves or deletes another, and two rules never
    // share a place.
    signout: rule('Signout', 4, [gatePaths.signout], 'allow', only(signoutTargets.ref)),
    gate: rule('Gate', 5, ['/_gate/*'], 'authenticate', only(wakeTargets.ref)),
    socket: rule('Socket', 6, backgroundPaths, 'deny', only(targets.ref)),
    page: rule('Page', 7, ['/*'], 'authenticate', asleep(wakeTargets.ref, targets.ref)),
  };
}

/**
 * As an app is while it sleeps: the waiting page. The weights are the one thing in the stack that changes at run time, and
 * CloudFormation writes these again whenever it updates the rule, so every deploy ends with a look of the reconciler. The app's
 * group is there with weight 0, or its copies would not be checked.
 */
const asleep = (wake: IntrinsicValue, app: IntrinsicValue): ForwardConfig => ({
  TargetGroups: [
    { TargetGroupArn: wake, Weight: 1 },
    { TargetGroupArn: app, Weight: 0 },
  ],
  // Without it a group with sticky sessions is refused. One second binds nobody to the waiting page.
  TargetGroupStickinessConfig: { Enabled: true, DurationSeconds: 1 },
});

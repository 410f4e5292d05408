import { portalPriority } from '../../config/names.ts';
import { gatePaths, portalPaths } from '../../config/origins.ts';
import type { Foundation } from '../foundation.ts';
import { appClient } from '../login/client.ts';
import { signInPage } from '../login/page.ts';
import { address } from '../network/domain.ts';
import { hostRules, only } from '../network/host-rules.ts';
import { lambdaTargets } from '../network/lambda-targets.ts';
import { portalOf } from '../stage.ts';
import type { Template } from '../template.ts';

/**
 * The stage's own host, on which no app's code runs: its name in the DNS, its client, and rules that lead to Lambdas alone. An admin's
 * rights count here and nowhere else.
 */
export function portal(template: Template, foundation: Foundation) {
  const ours = portalOf(foundation);
  address(template, foundation, ours);
  const client = appClient(template, foundation, ours);
  signInPage(template, foundation, ours, client);
  const rule = hostRules(template, foundation, ours, client, portalPriority);
  rule('Signout', 0, [gatePaths.signout], 'allow', only(foundation.signoutTargets.ref));
  const { invites, people } = portalPaths;
  rule(
    'Invites',
    1,
    [invites, `${invites}/*`, people, `${people}/*`],
    'authenticate',
    only(lambdaTargets(template, foundation, 'bulkInvite').ref),
  );
  rule('Page', 2, ['/*'], 'authenticate', only(lambdaTargets(template, foundation, 'portal').ref));
  return { name: ours.name, client };
}

/** What functions must know of the portal. */
export type DeployedPortal = ReturnType<typeof portal>;

import { originOf } from '../config/origins.ts';
import type { Foundation } from './foundation.ts';
import { appsOf, portalOf } from './stage.ts';
import type { Template } from './template.ts';

/** What `sls info` prints, and what a team's other stacks and the preview look up. */
export function outputs(template: Template, foundation: Foundation) {
  const { addresses, loadBalancer, userPool, cluster } = foundation;
  const output = (name: string, Description: string, Value: unknown) =>
    template.add('Outputs', name, { Description, Value });
  output(
    'PortalUrl',
    'Where people find their apps, and admins invite people',
    originOf(addresses.pattern, portalOf(foundation).host),
  );
  for (const { name, id, host } of appsOf(foundation)) {
    output(`${id}Url`, `Where ${name} is`, originOf(addresses.pattern, host));
  }
  output('LoginUrl', 'The login page', addresses.login);
  output('UserPoolId', 'The people', userPool.pool.ref);
  output('ListenerArn', 'The HTTPS listener that all rules belong to', loadBalancer.listener.ref);
  output('ClusterName', 'Where the apps run', cluster.ecs.ref);
  output('TaskSecurityGroupId', "The apps' security group: let it into your database", cluster.tasks.ref);
}

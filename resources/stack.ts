import { Fn } from '@awboost/cfn-template-builder/intrinsics';
import { demandSound } from '../config/check.ts';
import { originOf, type Preview } from '../config/origins.ts';
import type { StageSettings } from '../config/settings/stage.ts';
import type { StageName } from '../config/stages.ts';
import { alarms } from './alarms/alarms.ts';
import { app } from './app/app.ts';
import { cluster } from './app/cluster.ts';
import type { Foundation } from './foundation.ts';
import { missedMinutes } from './functions/every-minute.ts';
import { functionLintNotes, functions } from './functions/functions.ts';
import { invitationResources } from './invitations/invitations.ts';
import { signOutRule } from './login/sign-out.ts';
import { userPool } from './login/user-pool.ts';
import { certificate, hostedZoneId } from './network/domain.ts';
import { lambdaTargets } from './network/lambda-targets.ts';
import { loadBalancer } from './network/load-balancer.ts';
import { network } from './network/network.ts';
import { portal } from './portal/portal.ts';
import { powerResources } from './power/power.ts';
import { appsOf, portalOf, stageOf } from './stage.ts';
import { Template } from './template.ts';

/** The whole of a stage: its CloudFormation resources and its Lambdas. Throws when its settings are not sound. */
export function stack(name: StageName, settings: StageSettings, preview: Preview) {
  demandSound(name, settings);
  const stage = stageOf(name, settings, preview);
  const { domain } = stage.settings;
  const template = new Template();
  template.add('Parameters', 'Image', { Type: 'String', Description: "The apps' image, named by its digest" });
  const around = network(template, stage.settings.network);
  const zoneId = hostedZoneId(template, stage);
  const proof = domain.certificate ?? certificate(template, 'Certificate', domain.hostedZone.name, zoneId).ref;
  const balancer = loadBalancer(template, stage, around, proof);
  const missed = missedMinutes(template, stage);
  const foundation: Foundation = {
    ...stage,
    zoneId,
    network: around,
    loadBalancer: balancer,
    userPool: userPool(template, stage, zoneId),
    cluster: cluster(template, stage, around, balancer),
    power: powerResources(template, stage, missed),
    invitations: invitationResources(template, stage, missed),
    wakeTargets: lambdaTargets(template, stage, 'wake'),
    signoutTargets: lambdaTargets(template, stage, 'signout'),
    image: Fn.ref('Image'),
  };
  const ours = portal(template, foundation);
  const apps = appsOf(stage).map(one => app(template, foundation, one));
  signOutRule(template, foundation);
  alarms(template, stage, [foundation.power.schedule, foundation.invitations.schedule]);
  outputs(template, foundation);
  return {
    resources: { ...template.toDocument(), extensions: functionLintNotes },
    functions: functions(foundation, ours, apps),
  };
}

/** What `sls info` prints, and what a team's other stacks and the preview look up. */
function outputs(template: Template, foundation: Foundation) {
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

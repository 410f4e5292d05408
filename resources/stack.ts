import { Fn } from '@awboost/cfn-template-builder/intrinsics';
import { demandSound } from '../config/check.ts';
import type { Preview } from '../config/origins.ts';
import type { StageSettings } from '../config/settings/stage.ts';
import type { StageName } from '../config/stages.ts';
import { alarms } from './alarms/alarms.ts';
import { app } from './app/app.ts';
import { cluster } from './app/cluster.ts';
import type { Foundation } from './foundation.ts';
import { missedMinutes } from './functions/every-minute.ts';
import { functionLintNotes, functions } from './functions/functions.ts';
import { invitations } from './invitations/invitations.ts';
import { signout } from './login/sign-out.ts';
import { userPool } from './login/user-pool.ts';
import { certificate, hostedZoneId } from './network/domain.ts';
import { lambdaTargets } from './network/lambda-targets.ts';
import { loadBalancer } from './network/load-balancer.ts';
import { network } from './network/network.ts';
import { outputs } from './outputs.ts';
import { portal } from './portal/portal.ts';
import { powerResources } from './power/power.ts';
import { appsOf, stageOf } from './stage.ts';
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
    invitations: invitations(template, stage, missed),
    wakeTargets: lambdaTargets(template, stage, 'wake'),
    signoutTargets: lambdaTargets(template, stage, 'signout'),
    image: Fn.ref('Image'),
  };
  const ours = portal(template, foundation);
  const apps = appsOf(stage).map(one => app(template, foundation, one));
  signout(template, foundation);
  alarms(template, stage, [foundation.power.schedule, foundation.invitations.schedule]);
  outputs(template, foundation);
  return {
    resources: { ...template.toDocument(), extensions: functionLintNotes },
    functions: functions(foundation, ours, apps),
  };
}

import { Fn } from '@awboost/cfn-template-builder/intrinsics';
import { demandSound } from '../config/check.ts';
import { stackName } from '../config/names.ts';
import { addressesInAws, addressesInPreview, type Preview } from '../config/origins.ts';
import { loginDefaults } from '../config/settings/login.ts';
import type { StageSettings } from '../config/settings/stage.ts';
import type { StageName } from '../config/stages.ts';
import { app, type Foundation } from './app.ts';
import { cluster } from './cluster.ts';
import { certificate, hostedZoneId } from './domain.ts';
import { functionLintNotes, functions } from './functions.ts';
import { loadBalancer } from './load-balancer.ts';
import { network } from './network.ts';
import { outputs } from './outputs.ts';
import { signout } from './signout.ts';
import { Template } from './template.ts';
import { userPool } from './user-pool.ts';

/** The whole of a stage: its CloudFormation resources and its Lambdas. */
export function stack(stage: StageName, settings: StageSettings, preview: Preview) {
  demandSound(stage, settings);
  const template = new Template();
  template.add('Parameters', 'Image', { Type: 'String', Description: "The apps' image, named by its digest" });
  const ours = network(template);
  const zoneId = hostedZoneId(template, stage, settings.domain);
  const balancer = loadBalancer(
    template,
    ours,
    certificate(template, 'Certificate', `${stackName(stage)}.${settings.domain.hostedZone.name}`, zoneId).ref,
  );
  const foundation: Foundation = {
    stage,
    settings,
    login: { ...loginDefaults, ...settings.login },
    addresses: stage === 'local' ? addressesInPreview(preview) : addressesInAws(settings),
    zoneId,
    network: ours,
    loadBalancer: balancer,
    userPool: userPool(template, stage, settings),
    cluster: cluster(template, stage, ours, balancer),
    image: Fn.ref('Image'),
  };
  const clients = Object.keys(settings.apps).map(name => [name, app(template, name, foundation).ref]);
  signout(template, stage, balancer);
  outputs(template, foundation);
  return {
    resources: { ...template.toDocument(), extensions: functionLintNotes },
    functions: functions(stage, foundation.addresses, Object.fromEntries(clients)),
  };
}

import { ElasticLoadBalancingV2ListenerCertificate } from '@awboost/cfn-resource-types/AWS-ElasticLoadBalancingV2-ListenerCertificate';
import { Fn, type IntrinsicValue } from '@awboost/cfn-template-builder/intrinsics';
import { writeEnvironment } from '../config/environment.ts';
import { pascalCase } from '../config/names.ts';
import type { Addresses } from '../config/origins.ts';
import type { LoginSettings } from '../config/settings/login.ts';
import type { StageSettings } from '../config/settings/stage.ts';
import type { StageName } from '../config/stages.ts';
import { type AppClient, appClient } from './app-client.ts';
import { appRules, appTargetGroup } from './app-rules.ts';
import { appService } from './app-service.ts';
import type { Cluster } from './cluster.ts';
import { certificate, record } from './domain.ts';
import type { LoadBalancer } from './load-balancer.ts';
import type { Network } from './network.ts';
import type { Template } from './template.ts';
import type { UserPool } from './user-pool.ts';

/** What all apps of a stage share. */
export interface Foundation {
  stage: StageName;
  settings: StageSettings;
  login: Required<LoginSettings>;
  addresses: Addresses;
  zoneId: IntrinsicValue;
  network: Network;
  loadBalancer: LoadBalancer;
  userPool: UserPool;
  cluster: Cluster;
  image: IntrinsicValue;
}

/** Everything that is one app's: name in the DNS, client, rules, service. Nothing here depends on the other apps. */
export function app(template: Template, name: string, foundation: Foundation): AppClient {
  const { stage, settings, login, addresses, zoneId, network, loadBalancer, userPool, cluster, image } = foundation;
  const appSettings = settings.apps[name];
  if (!appSettings) throw new Error(`config/stages.ts has no app "${name}" in ${stage}.`);
  record(template, `App${pascalCase(name)}Record`, appSettings.host, zoneId, loadBalancer);
  const proof = certificate(template, `App${pascalCase(name)}Certificate`, appSettings.host, zoneId);
  template.use(
    new ElasticLoadBalancingV2ListenerCertificate(`App${pascalCase(name)}ListenerCertificate`, {
      ListenerArn: loadBalancer.listener.ref,
      Certificates: [{ CertificateArn: proof.ref }],
    }),
  );
  const client = appClient(template, userPool, name, appSettings, login, addresses.pattern);
  const targets = appTargetGroup(template, name, network);
  const rules = appRules(template, loadBalancer, userPool, client, targets, name, appSettings, login);
  const environment = writeEnvironment('task', {
    app: name,
    entry: appSettings.entry,
    clientId: client.ref,
    loadBalancerArn: loadBalancer.balancer.ref,
    issuer: Fn.join('', [`https://cognito-idp.${settings.place.region}.amazonaws.com/`, userPool.pool.ref]),
    loadBalancerKeysUrl: addresses.loadBalancerKeys,
    contact: appSettings.contact,
    poolKeysUrl: Fn.join('', [`${addresses.poolKeys}/`, userPool.pool.ref, '/.well-known/jwks.json']),
  });
  appService(template, stage, network, cluster, targets, rules, image, name, appSettings, environment);
  return client;
}

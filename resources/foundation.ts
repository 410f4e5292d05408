import type { IntrinsicValue } from '@awboost/cfn-template-builder/intrinsics';
import { pascalCase } from '../config/names.ts';
import type { CompleteApp } from '../config/settings/app.ts';
import type { Cluster } from './cluster.ts';
import type { LoadBalancer } from './load-balancer.ts';
import type { Network } from './network.ts';
import type { Stage } from './stage.ts';
import type { UserPool } from './user-pool.ts';

/** What all apps of a stage share. */
export interface Foundation extends Stage {
  zoneId: IntrinsicValue;
  network: Network;
  loadBalancer: LoadBalancer;
  userPool: UserPool;
  cluster: Cluster;
  image: IntrinsicValue;
}

/** One app as its resources see it. */
export interface App {
  name: string;
  /** What its logical ids begin with. */
  id: string;
  settings: CompleteApp;
}

/** The start of an app's logical ids: the name alone decides it, so that other apps come and go without a change. */
export const appId = (name: string) => `App${pascalCase(name)}`;

export const appsOf = ({ settings }: Stage): App[] =>
  Object.entries(settings.apps).map(([name, app]) => ({ name, id: appId(name), settings: app }));

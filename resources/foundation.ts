import type { IntrinsicValue } from '@awboost/cfn-template-builder/intrinsics';
import type { Cluster } from './cluster.ts';
import type { Invitations } from './invitations.ts';
import type { LambdaTargets } from './lambda-targets.ts';
import type { LoadBalancer } from './load-balancer.ts';
import type { Network } from './network.ts';
import type { Power } from './power.ts';
import type { Stage } from './stage.ts';
import type { UserPool } from './user-pool.ts';

/** What all apps of a stage share. */
export interface Foundation extends Stage {
  zoneId: IntrinsicValue;
  network: Network;
  loadBalancer: LoadBalancer;
  userPool: UserPool;
  cluster: Cluster;
  power: Power;
  invitations: Invitations;
  /** The waiting page's target group, to which the rules of every app lead. */
  wakeTargets: LambdaTargets;
  /** The target group of the way out. */
  signoutTargets: LambdaTargets;
  image: IntrinsicValue;
}

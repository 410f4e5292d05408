import type { IntrinsicValue } from '@awboost/cfn-template-builder/intrinsics';
import type { Cluster } from './app/cluster.ts';
import type { InvitationResources } from './invitations/invitations.ts';
import type { UserPool } from './login/user-pool.ts';
import type { LambdaTargets } from './network/lambda-targets.ts';
import type { LoadBalancer } from './network/load-balancer.ts';
import type { Network } from './network/network.ts';
import type { PowerResources } from './power/power.ts';
import type { Stage } from './stage.ts';

/** What all apps of a stage share. */
export interface Foundation extends Stage {
  zoneId: IntrinsicValue;
  network: Network;
  loadBalancer: LoadBalancer;
  userPool: UserPool;
  cluster: Cluster;
  power: PowerResources;
  invitations: InvitationResources;
  /** The waiting page's target group, to which the rules of every app lead. */
  wakeTargets: LambdaTargets;
  /** The target group of the way out. */
  signoutTargets: LambdaTargets;
  image: IntrinsicValue;
}

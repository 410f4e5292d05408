import { Fn } from '@awboost/cfn-template-builder/intrinsics';
import type { Foundation } from '../foundation.ts';

/** What whoever verifies a visitor's identity must know: who signs it, and where the keys are. */
export const identityProof = ({ settings, addresses, loadBalancer, userPool }: Foundation) => ({
  loadBalancerArn: loadBalancer.balancer.ref,
  issuer: Fn.join('', [`https://cognito-idp.${settings.place.region}.amazonaws.com/`, userPool.pool.ref]),
  loadBalancerKeysUrl: addresses.loadBalancerKeys,
  poolKeysUrl: Fn.join('', [`${addresses.poolKeys}/`, userPool.pool.ref, '/.well-known/jwks.json']),
});

import { groupsAtPortal } from '../settings/access.ts';
import { type Check, problem } from './problem.ts';

/**
 * In bytes. The load balancer refuses a sign-in whose claims take more than 11 kB, and the browser carries all of them in cookies, encoded:
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html
 */
const maxClaims = 8_000;
/** What Cognito itself says in an access token takes less: https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html */
const claimsOfCognito = 1_000;

/**
 * How large an access token can get: that of somebody at the portal who is in every group that a policy names. An app sees fewer of
 * them, so no other token is larger.
 */
export const claims: Check = function* ({ apps }) {
  const groups = groupsAtPortal(Object.values(apps).map(({ policy }) => policy));
  const bytes = claimsOfCognito + Buffer.byteLength(JSON.stringify(groups));
  if (bytes <= maxClaims) return;
  const given = `${groups.length} groups named by policies, ${bytes} bytes of claims`;
  const fix = 'Name fewer groups, give them shorter names, or add a stage.';
  yield problem('apps', given, `policies whose groups fit into ${maxClaims} bytes of claims`, fix);
};

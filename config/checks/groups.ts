import { adminsGroup, groupsForPortal } from '../settings/access.ts';
import { isName, named, repeated } from './forms.ts';
import { type Check, problem } from './problem.ts';

/** CloudFormation takes 500 resources in a stack: up to 17 are an app's, one is a group's, and 94 are there whatever is said. */
const maxGroups = (apps: number) => 500 - 94 - 17 * apps;

/** The groups that people can be put into. */
export const groups: Check = function* ({ groups: names, apps }) {
  const [count, most] = [names.length, maxGroups(Object.keys(apps).length)];
  if (count > most && most > 0) {
    const fix = 'A stack can have at most 500 resources. Add a stage.';
    yield problem('groups', count, `at most ${most} groups with ${Object.keys(apps).length} apps`, fix);
  }
  for (const group of names) {
    if (group === adminsGroup) {
      yield problem('groups', group, 'groups other than admins', 'Remove it: every stage has it.');
    } else if (!isName(group)) yield problem('groups', group, named, 'Rename it.');
  }
  for (const group of repeated(names)) yield problem('groups', group, 'each group once');
};

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
  const groups = groupsForPortal(Object.values(apps).map(({ policy }) => policy));
  const bytes = claimsOfCognito + Buffer.byteLength(JSON.stringify(groups));
  if (bytes <= maxClaims) return;
  const given = `${groups.length} groups in policies, ${bytes} bytes of claims`;
  const fix = 'Use fewer groups, give them shorter names, or add a stage.';
  yield problem('apps', given, `policies whose groups fit into ${maxClaims} bytes of claims`, fix);
};

import { isSeen, type Lookup } from '../kit/lookup.ts';
import { failure, ok, type PreflightFinding, unseenFinding, warning } from './finding.ts';
import { type DeployedStack, idsOf } from './stack.ts';
import type { PlannedStage } from './wanted.ts';

/** The prefix or host of the login page. */
export const loginDomainOf = ({ domain: { login } }: Pick<PlannedStage, 'domain'>) =>
  'prefix' in login ? login.prefix : login.host;

/** Whether the login page's prefix or host is still to be had. `look`: the user pool that has it, if one has. */
export function loginDomain(
  look: Lookup<string | undefined>,
  deployed: Lookup<DeployedStack | undefined>,
  { domain }: Pick<PlannedStage, 'domain'>,
): PreflightFinding {
  const [kind, name] = ['prefix' in domain.login ? 'prefix' : 'host', loginDomainOf({ domain })];
  if (!isSeen(look)) return unseenFinding('login-domain', `Whether the login page's ${kind} ${name} is free`, look);
  if (look.seen === undefined) return ok('login-domain', `${name} is free`);
  const ours = idsOf(deployed, 'AWS::Cognito::UserPool');
  if (!ours) {
    const evidence = `The ${kind} ${name} belongs to the user pool ${look.seen}, and whether that is the stack's is not known.`;
    return warning('login-domain', evidence);
  }
  if (ours.includes(look.seen)) return ok('login-domain', `${name} is the stack's`);
  return failure(
    'login-domain',
    `The ${kind} ${name} belongs to another user pool, ${look.seen}.`,
    `Change domain.login.${kind}${kind === 'prefix' ? ': it is unique in the region over all AWS accounts.' : ', or delete it there.'}`,
  );
}

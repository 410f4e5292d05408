import { isSeen, type Lookup } from '../kit/lookup.ts';
import { failure, ok, type PreflightFinding, warning } from './finding.ts';
import type { PlannedStage } from './wanted.ts';

/** Who asks, as STS says it. */
export interface CallerIdentity {
  account: string;
  arn: string;
}

/** Whether it is the stage's account that would be changed. The one thing that has to be known. */
export function account(
  who: Lookup<CallerIdentity>,
  { stage, place }: Pick<PlannedStage, 'stage' | 'place'>,
): PreflightFinding {
  if (!isSeen(who)) {
    return failure(
      'account',
      `Whose credentials these are could not be found out in ${place.region}: ${who.unseen}.`,
      'Sign in, set AWS_PROFILE, or pass --aws-profile; and see that the account has the region switched on.',
    );
  }
  const { account: found, arn } = who.seen;
  if (found !== place.account) {
    return failure(
      'account',
      `The credentials are ${arn}, and stage ${stage} lives in the account ${place.account}.`,
      'Use credentials of that account, say another --stage, or correct place.account.',
    );
  }
  if (arn.endsWith(':root')) {
    return warning('account', `${arn} is the root user, whom no policy limits.`, 'Deploy as a role instead.');
  }
  return ok('account', `${found}, as ${arn}`);
}

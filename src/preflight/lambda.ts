import { isSeen, type Lookup } from '../kit/lookup.ts';
import { ok, type PreflightFinding, unseenFinding, warning } from './finding.ts';
import type { PlannedStage } from './wanted.ts';

/**
 * What AWS itself leaves for functions that reserve nothing, as ours do. Each sign-in, token refresh and poll of a waiting page is one
 * invocation, and two jobs run every minute: a few dozen people at 9 o'clock are more than the 10 of a new account.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
 */
const minConcurrency = 100;

/** Whether Lambda runs enough functions at once. Whatever is above is refused: a sign-in ends with an error. */
export function lambda(
  concurrency: Lookup<number>,
  { place: { region } }: Pick<PlannedStage, 'place'>,
): PreflightFinding {
  if (!isSeen(concurrency)) {
    return unseenFinding('lambda', `How many functions Lambda runs at once in ${region}`, concurrency);
  }
  const evidence = `Lambda runs at most ${concurrency.seen} functions at once in ${region}`;
  if (concurrency.seen >= minConcurrency) return ok('lambda', evidence);
  return warning(
    'lambda',
    `${evidence}. Sign-ins, token refreshes, waiting pages and two jobs a minute share them with the rest of the account; a sign-in that exceeds them fails.`,
    `Request ${minConcurrency} or more "Concurrent executions": https://${region}.console.aws.amazon.com/servicequotas/home/services/lambda/quotas`,
  );
}

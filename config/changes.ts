import { groupChanges, groupsThatDiffer } from './changes/groups.ts';
import { leftDomain, loginDomainChanges } from './changes/login-domain.ts';
import type { DeployedPool, Questions } from './changes/pool.ts';
import { takenOver } from './changes/taken.ts';
import type { Comparison } from './changes/template.ts';
import { userPoolChanges } from './changes/user-pool.ts';
import type { Problem } from './check.ts';
import { listed } from './checks/problem.ts';

export type { DeployedPool, Questions } from './changes/pool.ts';
export type { Comparison, Template } from './changes/template.ts';

/** What the templates leave open. Nothing, as long as neither the groups nor the login domain change. */
export function questions(comparison: Comparison): Questions {
  const { gone, added } = groupsThatDiffer(comparison);
  const domain = leftDomain(comparison);
  return { groups: [...gone, ...added], ...(domain === undefined ? {} : { domain }) };
}

/**
 * What a deploy would change that AWS cannot change in place, or that people would be lost by: every problem at once. It is the deployed
 * template that is compared, so nobody has to remember the settings of the last deploy.
 */
export const changes = (comparison: Comparison, pool: DeployedPool): Problem[] => [
  ...userPoolChanges(comparison),
  ...loginDomainChanges(comparison, pool),
  ...groupChanges(comparison, pool),
  ...takenOver(comparison),
];

/** The problems as they are printed. */
export const changesInWords = (stage: string, problems: readonly Problem[]) =>
  listed(`config/stages.ts, stage ${stage}, compared with what is deployed`, problems);

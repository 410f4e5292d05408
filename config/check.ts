import { alarms } from './checks/alarms.ts';
import { apps, priorities } from './checks/apps.ts';
import { domain, loginDomain } from './checks/domain.ts';
import { frames } from './checks/frames.ts';
import { claims, groups } from './checks/groups.ts';
import { openHosts } from './checks/hosts.ts';
import { hours } from './checks/hours.ts';
import { invitations } from './checks/invitations.ts';
import { factors, lifetimes, password } from './checks/login.ts';
import { network } from './checks/network.ts';
import { page } from './checks/page.ts';
import { permissions } from './checks/permissions.ts';
import { place } from './checks/place.ts';
import { policy } from './checks/policy.ts';
import { power } from './checks/power.ts';
import { preview } from './checks/preview.ts';
import { type Check, listed, type Problem } from './checks/problem.ts';
import { secrets } from './checks/secrets.ts';
import { sender } from './checks/sender.ts';
import { tags } from './checks/tags.ts';
import { texts } from './checks/texts.ts';
import { variables } from './checks/variables.ts';
import { stageShape } from './schema/stage.ts';
import { completeStage, type StageSettings } from './settings/stage.ts';

export type { Problem } from './checks/problem.ts';

/** In the order in which problems are printed: that of the settings. */
const checks: readonly Check[] = [
  ...[place, tags, preview, domain, loginDomain, network],
  ...[lifetimes, password, factors, texts, sender, invitations, page],
  ...[
    groups,
    apps,
    openHosts,
    policy,
    claims,
    variables,
    secrets,
    permissions,
    frames,
    hours,
    power,
    priorities,
    alarms,
  ],
];

/**
 * What is wrong with a stage's settings: what the types forbid, because nothing compiles them before a deploy; and if nothing of
 * that is, what the types cannot say, and AWS would refuse in the middle of a deploy. Every problem at once.
 */
export function check(stage: string, settings: StageSettings): Problem[] {
  const wrong = [...stageShape.problems('', settings)];
  if (wrong.length > 0) return wrong;
  const complete = completeStage(settings);
  return checks.flatMap(one => [...one(complete, stage)]);
}

/** All that is wrong with a stage's settings, one line each. */
export class UnsoundSettings extends Error {
  override readonly name = 'UnsoundSettings';
  readonly problems: readonly Problem[];

  constructor(stage: string, problems: readonly Problem[]) {
    super(listed(`config/stages.ts, stage ${stage}`, problems));
    this.problems = problems;
  }
}

/** Throws `UnsoundSettings` with all that is wrong with a stage's settings, if anything is. */
export function demandSound(stage: string, settings: StageSettings): void {
  const problems = check(stage, settings);
  if (problems.length > 0) throw new UnsoundSettings(stage, problems);
}

import { isSeen, type Lookup, type Unseen } from '../kit/lookup.ts';
import { failure, ok, type PreflightFinding, unseenFindings } from './finding.ts';
import type { PlannedStage } from './wanted.ts';

/** A secret or parameter by its ARN: `deleted` are those that Secrets Manager still keeps for some days. */
export type Secrets = Readonly<Record<string, Lookup<'there' | 'deleted' | 'missing'>>>;

/** Every secret that the settings name, without the field, stage and version that ECS reads alone. */
export const secretsOf = ({ apps }: Pick<PlannedStage, 'apps'>): { path: string; arn: string }[] =>
  Object.entries(apps).flatMap(([name, app]) =>
    Object.entries(app.secrets).map(([key, given]) => ({
      path: `apps.${name}.secrets.${key}`,
      arn: (typeof given === 'string' ? given : given.arn).split(':').slice(0, 7).join(':'),
    })),
  );

/** Whether the secrets are there: without one the app never starts. What is in them is nobody's business here. */
export function secrets(found: Secrets, wanted: Pick<PlannedStage, 'apps'>): PreflightFinding[] {
  const named = secretsOf(wanted);
  const hidden: [string, Unseen][] = [];
  const findings: PreflightFinding[] = [];
  for (const { path, arn } of named) {
    const look = found[arn];
    if (look && !isSeen(look)) hidden.push([path, look]);
    else if (look?.seen === 'missing') {
      findings.push(failure('secrets', `${path} does not exist: ${arn}.`, 'Create it, or correct the ARN.'));
    } else if (look?.seen === 'deleted') {
      findings.push(failure('secrets', `${path} is to be deleted: ${arn}.`, 'Restore it, or name another.'));
    }
  }
  findings.push(...unseenFindings('secrets', hidden, paths => `Whether there is what ${paths} names`));
  if (findings.length > 0 || named.length === 0) return findings;
  return [ok('secrets', `${named.map(({ path }) => path).join(', ')}: there`)];
}

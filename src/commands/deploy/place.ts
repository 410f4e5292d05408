import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appLogGroupName, stackName } from '../../../config/names.ts';
import { type StageName, settingsOf } from '../../../config/stages.ts';
import type { StackRef } from '../../stack/refusals/refusal.ts';
import type { LogLocation } from './verification-text.ts';

/** Where the logs of a stage's apps are. */
export function appsPlace(stage: StageName): LogLocation {
  const { place } = settingsOf(stage);
  return { stage, region: place.region, logGroup: app => appLogGroupName(place, stage, app) };
}

const deployRole = join(import.meta.dirname, '..', '..', '..', 'docs', 'deploy-role.json');

/** The stack of a stage, for explanations of what AWS refuses. */
export function stackRefOf(stage: StageName): StackRef {
  const { place } = settingsOf(stage);
  return { stage, region: place.region, stack: stackName(stage, place), policyWith: action => policyWith(action) };
}

/** The policy of docs/deploy-role.json that allows an action. Undefined without that document. */
export function policyWith(action: string, document = deployRole): string | undefined {
  try {
    const { policies } = JSON.parse(readFileSync(document, 'utf8')) as {
      policies: Record<string, { Statement: { Action: string[] }[] }>;
    };
    const [found] = Object.entries(policies).filter(([, { Statement }]) =>
      Statement.some(({ Action }) => Action.includes(action)),
    );
    return found?.[0];
  } catch {
    return undefined;
  }
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appLogGroupName, stackName } from '../../../config/names.ts';
import { type StageName, settingsOf } from '../../../config/stages.ts';
import type { StackRef } from '../../stack/refusals/refusal.ts';
import type { LogLocation } from './verification-text.ts';

/** Where to look for a stage's apps. */
export function appsPlace(stage: StageName): LogLocation {
  const { place } = settingsOf(stage);
  return { stage, region: place.region, logGroup: app => appLogGroupName(place, stage, app) };
}

const deployRole = join(import.meta.dirname, '..', '..', '..', 'docs', 'deploy-role.json');

/** Where a deploy went, for what is said when AWS refuses it. */
export function stackRefOf(stage: StageName): StackRef {
  const { place } = settingsOf(stage);
  return { stage, region: place.region, stack: stackName(stage, place), policyWith: action => policyWith(action) };
}

/** The policy of docs/deploy-role.json that has an action. A checkout without the document has none. */
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

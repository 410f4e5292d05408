import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stackName } from '../../../config/names.ts';
import { type StageName, settingsOf } from '../../../config/stages.ts';
import type { Place } from '../../refusals/refusal.ts';

const deployRole = join(import.meta.dirname, '..', '..', '..', 'docs', 'deploy-role.json');

/** Where a deploy went, for what is said when AWS refuses it. */
export function refusalPlace(stage: StageName): Place {
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

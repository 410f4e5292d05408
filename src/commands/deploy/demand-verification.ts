import { settingsOf } from '../../../config/stages.ts';
import { allowing } from './allowed.ts';
import { demand } from './demand-deploy.ts';
import type { Deploying } from './deploying.ts';

const allowed = allowing('Which apps are still to be verified cannot be read');

/** Keeps osls from saying "No changes to deploy" as long as nobody has seen what is deployed run: the same deploy again is to tell. */
export async function demandVerification({ osls, stage, power: deployed }: Deploying): Promise<void> {
  if (stage === 'local') return;
  const power = await allowed('lambda:GetFunctionConfiguration', deployed());
  if (!power) return;
  for (const app of Object.keys(settingsOf(stage).apps)) {
    const { record } = await allowed('dynamodb:BatchGetItem', power.notes.read(app));
    if (record?.unverified) demand(osls);
  }
}

import { settingsOf } from '../../../config/stages.ts';
import { noteUnverified } from '../../power/verify.ts';
import { explainDenial } from './allowed.ts';
import type { Deploying } from './deploying.ts';
import { notVerifiedText } from './verification-text.ts';

const allowed = explainDenial('Could not update the apps');

/** After `sls deploy --no-verify`: reconciles every app once, and records sleeping apps as not verified. */
export async function leaveAsleep(deploying: Deploying): Promise<void> {
  const { osls, stage, say, print, endProgress, now } = deploying;
  if (stage === 'local' || osls.service.provider.shouldNotDeploy) return;
  const power = await allowed('lambda:GetFunctionConfiguration', deploying.power());
  if (!power) return;
  const asleep: string[] = [];
  for (const app of Object.keys(settingsOf(stage).apps)) {
    // A failed run is repeated within a minute.
    await power.run(app).catch(error => say(`${app}: ${error instanceof Error ? error.message : error}`));
    const { record } = await allowed('dynamodb:BatchGetItem', power.notes.read(app));
    if (record?.state === 'asleep') asleep.push(app);
  }
  for (const app of asleep) await allowed('dynamodb:PutItem', noteUnverified(power.notes, app, now()));
  if (asleep.length === 0) return;
  endProgress();
  print(notVerifiedText(asleep));
}

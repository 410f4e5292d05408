import { settingsOf } from '../../../config/stages.ts';
import { noteUnverified } from '../../power/verify.ts';
import { explainDenial } from './allowed.ts';
import type { Deploying } from './deploying.ts';
import { notVerifiedText } from './verification-text.ts';

const allowed = explainDenial('The apps cannot be looked after');

/** After `sls deploy --no-verify`: sends visitors where they belong once, and notes of the apps that sleep that nobody has tried them. */
export async function leaveAsleep(deploying: Deploying): Promise<void> {
  const { osls, stage, say, print, endProgress, now } = deploying;
  if (stage === 'local' || osls.service.provider.shouldNotDeploy) return;
  const power = await allowed('lambda:GetFunctionConfiguration', deploying.power());
  if (!power) return;
  const asleep: string[] = [];
  for (const app of Object.keys(settingsOf(stage).apps)) {
    // What the reconciler cannot do now it does in a minute.
    await power.run(app).catch(error => say(`${app}: ${error instanceof Error ? error.message : error}`));
    const { record } = await allowed('dynamodb:BatchGetItem', power.notes.read(app));
    if (record?.state === 'asleep') asleep.push(app);
  }
  for (const app of asleep) await allowed('dynamodb:PutItem', noteUnverified(power.notes, app, now()));
  if (asleep.length === 0) return;
  endProgress();
  print(notVerifiedText(asleep));
}

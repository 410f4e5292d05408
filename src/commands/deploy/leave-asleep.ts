import { Temporal } from 'temporal-polyfill';
import { settingsOf } from '../../../config/stages.ts';
import { verifyLater } from '../../power/verify-later.ts';
import { notVerified } from '../../power/verify-words.ts';
import { endProgress, watch } from '../progress.ts';
import { allowing } from './allowed.ts';
import type { Deploying } from './deploying.ts';
import { powerOf } from './marks.ts';

const allowed = allowing('The apps cannot be looked after');

/** After `sls deploy --no-verify`: sends visitors where they belong once, and notes of the apps that sleep that nobody has tried them. */
export async function leaveAsleep(deploying: Deploying): Promise<void> {
  const { osls, stage } = deploying;
  if (stage === 'local' || osls.service.provider.shouldNotDeploy) return;
  const power = await allowed('lambda:GetFunctionConfiguration', powerOf(deploying));
  if (!power) return;
  const { say } = watch();
  const asleep: string[] = [];
  for (const app of Object.keys(settingsOf(stage).apps)) {
    // What the reconciler cannot do now it does in a minute.
    await power.run(app).catch(error => say(`${app}: ${error instanceof Error ? error.message : error}`));
    const { record } = await allowed('dynamodb:BatchGetItem', power.notes.read(app));
    if (record?.state === 'asleep') asleep.push(app);
  }
  const now = Temporal.Now.instant();
  for (const app of asleep) await allowed('dynamodb:PutItem', verifyLater(power.notes, app, now));
  if (asleep.length === 0) return;
  endProgress();
  process.stderr.write(`${notVerified(asleep)}\n`);
}

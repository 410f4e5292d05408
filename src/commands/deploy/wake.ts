import { settingsOf } from '../../../config/stages.ts';
import { ReconcilerFailed } from '../../aws/power/deployed.ts';
import { needsWaking } from '../../power/verify.ts';
import { explainDenial } from './allowed.ts';
import type { Deploying, Reconciler } from './deploying.ts';
import { mark, markedApps, unmark } from './marks.ts';
import { wakingText } from './verification-text.ts';

const allowed = explainDenial('Could not keep the apps awake to verify them');

/**
 * Before the stack changes: marks every deployed app and wakes those that sleep, so that ECS starts the new version of each and
 * CloudFormation rolls back one that does not start. It does not wait: only the new version has to become healthy.
 */
export async function wakeToVerify(deploying: Deploying): Promise<void> {
  const { osls, stage, say, now } = deploying;
  if (stage === 'local' || osls.service.provider.shouldNotDeploy) return;
  const power = await allowed('lambda:GetFunctionConfiguration', deploying.power());
  if (!power) return;
  const { apps, asleep } = await allowed(
    'dynamodb:BatchGetItem',
    appsToWake(power, Object.keys(settingsOf(stage).apps)),
  );
  // If the permission to delete marks is missing, the deploy fails here, before it sets any.
  await allowed('dynamodb:DeleteItem', unmark(power, apps));
  try {
    await allowed('dynamodb:PutItem', mark(power, apps, now()));
    if (asleep.length > 0) say(wakingText(asleep));
    await allowed('lambda:InvokeFunction', Promise.all(apps.map(app => startApp(power, app, say))));
  } catch (error) {
    await unmark(power, apps).catch(() => undefined);
    throw error;
  }
  markedApps.set(osls, apps);
}

/** The apps that the deployed reconciler knows, and those of them that sleep. ECS starts new apps. */
async function appsToWake({ notes }: Reconciler, names: readonly string[]) {
  const records = await Promise.all(names.map(async app => ({ app, record: (await notes.read(app)).record })));
  const known = records.filter(({ record }) => record !== undefined);
  const asleep = records.filter(({ record }) => record && needsWaking(record));
  return { apps: known.map(({ app }) => app), asleep: asleep.map(({ app }) => app) };
}

/** A run that started before the mark was set may still put the app to sleep. */
const maxTries = 3;

/** An app that can't be woken now is verified after the deploy anyway. */
async function startApp(power: Reconciler, app: string, say: (line: string) => void): Promise<void> {
  try {
    for (let tries = 0; tries < maxTries; tries++) if ((await power.run(app)).desired !== 0) return;
  } catch (error) {
    if (!(error instanceof ReconcilerFailed)) throw error;
    say(`Could not wake ${app} yet: ${error.message}`);
  }
}

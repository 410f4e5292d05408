import { settingsOf } from '../../../config/stages.ts';
import { ReconcilerFailed } from '../../aws/power/deployed.ts';
import { needsWaking } from '../../power/verify.ts';
import { explainDenial } from './allowed.ts';
import type { Deploying, Reconciler } from './deploying.ts';
import { mark, markedApps, unmark } from './marks.ts';
import { wakingText } from './verification-text.ts';

const allowed = explainDenial('The apps cannot be kept awake, to verify them');

/**
 * Before the stack changes: marks every app that is deployed, and wakes those that sleep, so that ECS starts the new version of each
 * and CloudFormation takes back one that does not start. It waits for none: the new version is what has to become healthy.
 */
export async function wake(deploying: Deploying): Promise<void> {
  const { osls, stage, say, now } = deploying;
  if (stage === 'local' || osls.service.provider.shouldNotDeploy) return;
  const power = await allowed('lambda:GetFunctionConfiguration', deploying.power());
  if (!power) return;
  const { apps, asleep } = await allowed(
    'dynamodb:BatchGetItem',
    lookedAfter(power, Object.keys(settingsOf(stage).apps)),
  );
  // Who may put a mark and not take it away again should learn it now.
  await allowed('dynamodb:DeleteItem', unmark(power, apps));
  try {
    await allowed('dynamodb:PutItem', mark(power, apps, now()));
    if (asleep.length > 0) say(wakingText(asleep));
    await allowed('lambda:InvokeFunction', Promise.all(apps.map(app => begin(power, app, say))));
  } catch (error) {
    await unmark(power, apps).catch(() => undefined);
    throw error;
  }
  markedApps.set(osls, apps);
}

/** The apps that the deployed reconciler knows, and those of them that sleep. A new one is started by ECS itself. */
async function lookedAfter({ notes }: Reconciler, names: readonly string[]) {
  const records = await Promise.all(names.map(async app => ({ app, record: (await notes.read(app)).record })));
  const known = records.filter(({ record }) => record !== undefined);
  const asleep = records.filter(({ record }) => record && needsWaking(record));
  return { apps: known.map(({ app }) => app), asleep: asleep.map(({ app }) => app) };
}

/** A run that began before the mark may be in the way of the first. */
const mostTries = 3;

/** What cannot be woken now is verified afterwards all the same. */
async function begin(power: Reconciler, app: string, say: (line: string) => void): Promise<void> {
  try {
    for (let tries = 0; tries < mostTries; tries++) if ((await power.run(app)).desired !== 0) return;
  } catch (error) {
    if (!(error instanceof ReconcilerFailed)) throw error;
    say(`${app} cannot be woken yet: ${error.message}`);
  }
}

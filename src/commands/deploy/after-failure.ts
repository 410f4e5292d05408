import { stackName } from '../../../config/names.ts';
import { settingsOf, stageNamed } from '../../../config/stages.ts';
import { awsClients } from '../../aws/clients.ts';
import { lastFailure } from '../../aws/power/failures.ts';
import { type Deploying, deployOf } from './deploying.ts';
import { explainFailure } from './explain-failure.ts';
import { markedApps, unmark } from './marks.ts';
import { appsPlace } from './place.ts';
import type { EndedOsls } from './summary.ts';
import { terminal as realTerminal } from './terminal.ts';
import { stoppedText } from './verification-text.ts';

/** osls, after one of its commands has failed. */
export interface FailedOsls extends EndedOsls {
  /** When the command began, in milliseconds since 1970. */
  pluginManager: { commandRunStartTime: number };
}

/** Removes the marks after a deploy has failed inside osls, and explains the failure. osls prints its own error afterwards. */
export async function afterFailure(osls: FailedOsls, error: unknown, terminal = realTerminal): Promise<void> {
  const stage = stageNamed(osls.service.provider.stage);
  if (stage === 'local') return;
  const clients = awsClients(await osls.getProvider('aws').getAwsSdkV3Config());
  try {
    await reportFailure(deployOf(osls, stage, clients, terminal), error, osls.pluginManager.commandRunStartTime);
  } finally {
    clients.destroy();
  }
}

/** `since`: when the command began. The two parts are independent, because the deploying role may have permission for only one of them. */
export async function reportFailure(deploying: Deploying, error: unknown, since: number): Promise<void> {
  const { print } = deploying;
  await endMarks(deploying, since).catch(cause => print(`Could not read the state of the apps: ${cause.message}`));
  if (!isFromAws(error)) return;
  await explainFailure(deploying, error, since).catch(cause => print(`Could not read the stack: ${cause.message}`));
}

/** osls also throws errors of its own, for example when it can't write a file. */
const isFromAws = (error: unknown): error is Error =>
  error instanceof Error &&
  ('$metadata' in error || /^(AWS|DEPLOYMENT_BUCKET)_/.test(`${'code' in error ? error.code : ''}`));

/** Returns the apps to their schedules, and says why instances stopped: CloudFormation only says "did not stabilize". */
async function endMarks({ osls, stage, clients, power: deployed, print }: Deploying, since: number): Promise<void> {
  const apps = markedApps.get(osls) ?? [];
  if (apps.length === 0) return;
  const power = await deployed();
  if (power) await unmark(power, apps);
  for (const app of apps) {
    const failure = await lastFailure(clients.ecs(), stackName(stage, settingsOf(stage).place), app);
    if (!failure || failure.at.epochMilliseconds < since) continue;
    print(stoppedText(app, failure.reason, appsPlace(stage)));
  }
  // A failed run is repeated within a minute.
  await Promise.all(apps.map(app => power?.run(app).catch(() => undefined)));
}

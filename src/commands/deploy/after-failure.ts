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

/** osls, when a command of it has failed. */
export interface FailedOsls extends EndedOsls {
  /** When the command began, in milliseconds since 1970. */
  pluginManager: { commandRunStartTime: number };
}

/** When a deploy has failed inside osls: takes the marks away, and explains why. osls' own error comes after it. */
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

/** The same with AWS at hand. `since`: when the command began. Each part on its own: whoever may not read the one may read the other. */
export async function reportFailure(deploying: Deploying, error: unknown, since: number): Promise<void> {
  const { print } = deploying;
  await endMarks(deploying, since).catch(cause => print(`The apps can't be looked up: ${cause.message}`));
  if (!isFromAws(error)) return;
  await explainFailure(deploying, error, since).catch(cause => print(`The stack can't be read: ${cause.message}`));
}

/** osls throws errors of its own too, such as of a file that it can't write. */
const isFromAws = (error: unknown): error is Error =>
  error instanceof Error &&
  ('$metadata' in error || /^(AWS|DEPLOYMENT_BUCKET)_/.test(`${'code' in error ? error.code : ''}`));

/** Sends visitors where they belong again, and says why instances stopped: CloudFormation only says "did not stabilize". */
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
  // What it cannot do now it does in a minute.
  await Promise.all(apps.map(app => power?.run(app).catch(() => undefined)));
}

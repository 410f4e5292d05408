import { stackName } from '../../../config/names.ts';
import { settingsOf, stageNamed } from '../../../config/stages.ts';
import { awsClients } from '../../aws/clients.ts';
import { lastFailure } from '../../aws/power/stopped.ts';
import { endedMeanwhile } from '../../power/verify-words.ts';
import { marked, powerOf, unmark } from './marks.ts';
import { placeOf } from './place.ts';
import type { EndedOsls } from './summary.ts';

/** osls, when a command of it has failed. */
export interface FailedOsls extends EndedOsls {
  /** When the command began, in milliseconds since 1970. */
  pluginManager: { commandRunStartTime: number };
}

/**
 * When a deploy has failed under osls' hands: takes the marks away, sends visitors where they belong again, and says of the copies
 * that ended meanwhile why, for CloudFormation only says that the service did not become stable. osls' own error comes after it.
 */
export async function afterFailure(osls: FailedOsls): Promise<void> {
  const apps = marked.get(osls) ?? [];
  if (apps.length === 0) return;
  const stage = stageNamed(osls.service.provider.stage);
  const clients = awsClients(await osls.getProvider('aws').getAwsSdkV3Config());
  try {
    const power = await powerOf({ stage, clients });
    if (power) await unmark(power, apps);
    for (const app of apps) {
      const failure = await lastFailure(clients.ecs(), stackName(stage, settingsOf(stage).place), app);
      if (!failure || failure.at.epochMilliseconds < osls.pluginManager.commandRunStartTime) continue;
      process.stderr.write(`${endedMeanwhile(app, failure.reason, placeOf(stage))}\n`);
    }
    // What it cannot do now it does in a minute.
    await Promise.all(apps.map(app => power?.run(app).catch(() => undefined)));
  } finally {
    clients.destroy();
  }
}

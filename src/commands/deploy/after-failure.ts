import { setTimeout as delay } from 'node:timers/promises';
import { stackName } from '../../../config/names.ts';
import { type StageName, settingsOf, stageNamed } from '../../../config/stages.ts';
import { type AwsClients, awsClients } from '../../aws/clients.ts';
import { failedEvents } from '../../aws/failed-events.ts';
import { isNoStack } from '../../aws/missing.ts';
import { lastFailure } from '../../aws/power/stopped.ts';
import { stackLeftovers } from '../../aws/stack-leftovers.ts';
import { stackOutputs } from '../../aws/stack-outputs.ts';
import { stackState } from '../../aws/stack-state.ts';
import { endedMeanwhile } from '../../power/verify-words.ts';
import { explain } from '../../refusals/explain.ts';
import { leftBehind } from '../../refusals/left-behind.ts';
import { errorInWords, failuresInWords } from '../../refusals/words.ts';
import { imagePlace } from '../image-place.ts';
import { marked, powerOf, unmark } from './marks.ts';
import { monitoringMilliseconds } from './monitoring.ts';
import { orphansText } from './orphans.ts';
import { placeOf } from './place.ts';
import { refusalPlace } from './refusal-place.ts';
import type { EndedOsls } from './summary.ts';

/** osls, when a command of it has failed. */
export interface FailedOsls extends EndedOsls {
  /** When the command began, in milliseconds since 1970. */
  pluginManager: { commandRunStartTime: number };
}

/** When a deploy has failed inside osls: takes the marks away, and explains why. osls' own error comes after it. */
export async function afterFailure(osls: FailedOsls, error: unknown): Promise<void> {
  const stage = stageNamed(osls.service.provider.stage);
  if (stage === 'local') return;
  const say = (text: string) => void process.stderr.write(`${text}\n`);
  const clients = awsClients(await osls.getProvider('aws').getAwsSdkV3Config());
  try {
    // Each on its own: whoever may not read the one may read the other.
    await endMarks(osls, stage, clients, say).catch(cause => say(`The apps can't be looked up: ${cause.message}`));
    if (isFromAws(error)) {
      const explained = explainFailure(osls, stage, clients, error, say);
      await explained.catch(cause => say(`The stack can't be read: ${cause.message}`));
    }
  } finally {
    clients.destroy();
  }
}

async function explainFailure(
  osls: FailedOsls,
  stage: StageName,
  clients: AwsClients,
  { message }: Error,
  say: (text: string) => void,
): Promise<void> {
  const place = refusalPlace(stage);
  const aboutError = () => {
    if (explain(message, '', place)) say(errorInWords(`The deploy of stage ${stage}`, message, place));
  };
  const cloudFormation = clients.cloudFormation();
  const since = osls.pluginManager.commandRunStartTime;
  const events = await failedEvents(cloudFormation, place.stack, since).catch(cause => {
    if (isNoStack(cause)) return [];
    aboutError(); // expired credentials read no events
    throw cause;
  });
  if (events.length === 0) return aboutError();
  say(failuresInWords(events, place));
  const status = await statusOnceRolledBack(cloudFormation, place.stack, say);
  const outputs = status ? await stackOutputs(cloudFormation, place.stack) : {};
  const left = {
    status,
    wasDeployed: 'UserPoolId' in outputs,
    hasImageStack: (await stackState(cloudFormation, imagePlace(stage).stack)) !== undefined,
  };
  say(`\n${leftBehind(left, place)}\n`);
  const orphans = await stackLeftovers(cloudFormation, place.stack, since);
  if (orphans.length > 0) say(`${orphansText(orphans, place.region)}\n`);
}

/** osls ends at the first failure, when the rollback has only begun: what it leaves is known once it is over. */
async function statusOnceRolledBack(
  cloudFormation: ReturnType<AwsClients['cloudFormation']>,
  stack: string,
  say: (text: string) => void,
): Promise<string | undefined> {
  for (let looks = 0; ; looks++) {
    const status = (await stackState(cloudFormation, stack))?.status;
    if (!status?.endsWith('_IN_PROGRESS')) return status;
    if (looks === 0) say(`\n${stack} is ${status}. Waiting for it to finish; Ctrl-C stops only the waiting.`);
    await delay(monitoringMilliseconds());
  }
}

/** osls throws errors of its own too, such as of a file that it can't write. */
const isFromAws = (error: unknown): error is Error =>
  error instanceof Error &&
  ('$metadata' in error || /^(AWS|DEPLOYMENT_BUCKET)_/.test(`${'code' in error ? error.code : ''}`));

/** Sends visitors where they belong again, and says why instances stopped: CloudFormation only says "did not stabilize". */
async function endMarks(
  osls: FailedOsls,
  stage: StageName,
  clients: AwsClients,
  say: (text: string) => void,
): Promise<void> {
  const apps = marked.get(osls) ?? [];
  if (apps.length === 0) return;
  const power = await powerOf({ stage, clients });
  if (power) await unmark(power, apps);
  for (const app of apps) {
    const failure = await lastFailure(clients.ecs(), stackName(stage, settingsOf(stage).place), app);
    if (!failure || failure.at.epochMilliseconds < osls.pluginManager.commandRunStartTime) continue;
    say(endedMeanwhile(app, failure.reason, placeOf(stage)));
  }
  // What it cannot do now it does in a minute.
  await Promise.all(apps.map(app => power?.run(app).catch(() => undefined)));
}

import { stackName } from '../../../config/names.ts';
import { settingsOf } from '../../../config/stages.ts';
import { stackState } from '../../aws/stack/stack.ts';
import { explainDenial } from './allowed.ts';
import type { Deploying, DeployOsls } from './deploying.ts';

/** What was typed, as osls' own steps read it: they were all given this object. */
interface Typed {
  pluginManager: { cliOptions: { force?: boolean } };
}

/** Whether the stack is what the last deploy wanted, with this image. */
export const isDeployed = (state: Awaited<ReturnType<typeof stackState>>, image: string) =>
  state?.parameters.Image === image && /^(CREATE|UPDATE)_COMPLETE$/.test(state.status);

/**
 * Keeps osls from saying "No changes to deploy" when there are some. It compares what it packaged with what it uploaded last, and so
 * sees neither another image nor that the last update was rolled back.
 */
export async function forceChangedDeploy({ osls, stage, clients }: Deploying, image: string): Promise<void> {
  const state = await stackState(clients.cloudFormation(), stackName(stage, settingsOf(stage).place));
  if (!isDeployed(state, image)) forceDeploy(osls);
}

/** As if `--force` had been typed. */
export function forceDeploy(osls: DeployOsls): void {
  (osls as unknown as Typed).pluginManager.cliOptions.force = true;
}

const allowed = explainDenial('Which apps are still to be verified cannot be read');

/** Keeps osls from saying "No changes to deploy" as long as nobody has seen what is deployed run: the same deploy again is to tell. */
export async function forceUnverifiedDeploy({ osls, stage, power: deployed }: Deploying): Promise<void> {
  if (stage === 'local') return;
  const power = await allowed('lambda:GetFunctionConfiguration', deployed());
  if (!power) return;
  for (const app of Object.keys(settingsOf(stage).apps)) {
    const { record } = await allowed('dynamodb:BatchGetItem', power.notes.read(app));
    if (record?.unverified) forceDeploy(osls);
  }
}

import { stackName } from '../../../config/names.ts';
import { settingsOf } from '../../../config/stages.ts';
import { stackState } from '../../aws/stack/stack.ts';
import { explainDenial } from './allowed.ts';
import type { Deploying, DeployOsls } from './deploying.ts';

/** The options typed on the command line. osls' own steps read this same object. */
interface Typed {
  pluginManager: { cliOptions: { force?: boolean } };
}

/** Whether the last deploy succeeded with this image. */
export const isDeployed = (state: Awaited<ReturnType<typeof stackState>>, image: string) =>
  state?.parameters.Image === image && /^(CREATE|UPDATE)_COMPLETE$/.test(state.status);

/**
 * Prevents a wrong "No changes to deploy". osls compares the package with its last upload, and so notices neither a new image nor
 * that the last update was rolled back.
 */
export async function forceChangedDeploy({ osls, stage, clients }: Deploying, image: string): Promise<void> {
  const state = await stackState(clients.cloudFormation(), stackName(stage, settingsOf(stage).place));
  if (!isDeployed(state, image)) forceDeploy(osls);
}

/** Same effect as `--force`. */
export function forceDeploy(osls: DeployOsls): void {
  (osls as unknown as Typed).pluginManager.cliOptions.force = true;
}

const allowed = explainDenial('Could not read which apps are not verified yet');

/** Prevents "No changes to deploy" while an app is not verified: deploying the same version again verifies it. */
export async function forceUnverifiedDeploy({ osls, stage, power: deployed }: Deploying): Promise<void> {
  if (stage === 'local') return;
  const power = await allowed('lambda:GetFunctionConfiguration', deployed());
  if (!power) return;
  for (const app of Object.keys(settingsOf(stage).apps)) {
    const { record } = await allowed('dynamodb:BatchGetItem', power.notes.read(app));
    if (record?.unverified) forceDeploy(osls);
  }
}

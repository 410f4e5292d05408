import { stackName } from '../../../config/names.ts';
import { settingsOf } from '../../../config/stages.ts';
import { stackState } from '../../aws/stack/state.ts';
import type { Deploying, Osls } from './deploying.ts';

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
export async function demandDeploy({ osls, stage, clients }: Deploying, image: string): Promise<void> {
  const state = await stackState(clients.cloudFormation(), stackName(stage, settingsOf(stage).place));
  if (!isDeployed(state, image)) demand(osls);
}

/** As if `--force` had been typed. */
export function demand(osls: Osls): void {
  (osls as unknown as Typed).pluginManager.cliOptions.force = true;
}

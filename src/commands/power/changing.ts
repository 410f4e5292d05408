import type { DeployedPower } from '../../aws/power/deployed.ts';
import type { PowerSettings } from '../../power/settings.ts';
import { type AppStatus, look } from './look.ts';

/** Makes a change to what is wanted of an app, has the reconciler see to it at once, and tells what has come of it. */
export async function changing(
  power: DeployedPower,
  app: string,
  settings: PowerSettings,
  change: () => Promise<void>,
): Promise<AppStatus> {
  await change();
  await power.run(app);
  return look(power.ports(), app, settings);
}

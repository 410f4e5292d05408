import { stackName } from '../../../config/names.ts';
import { settingsOf } from '../../../config/stages.ts';
import { type DeployedPower, deployedPower } from '../../aws/power/deployed.ts';
import type { PowerSettings } from '../../power/settings.ts';
import type { Call } from '../kit/command.ts';
import { onDeployedStage } from '../kit/deployed-stage.ts';
import { Failed } from '../kit/failed.ts';
import { type PowerStatus, powerStatus } from './power-status.ts';

/** Makes a change to what is wanted of an app, has the reconciler see to it at once, and tells what has come of it. */
export async function changePower(
  power: DeployedPower,
  app: string,
  settings: PowerSettings,
  change: () => Promise<void>,
): Promise<PowerStatus> {
  await change();
  await power.run(app);
  return powerStatus(power.ports(), app, settings);
}

/** With what the stage's own reconciler sees and does, for as long as `use` takes. */
export const onDeployedPower = <Result>(call: Call, use: (power: DeployedPower) => Promise<Result>): Promise<Result> =>
  onDeployedStage(call, async clients => {
    const { stage } = call;
    const power = await deployedPower(clients, stackName(stage, settingsOf(stage).place));
    if (power) return use(power);
    const message = `Stage ${stage} was deployed with an older version that has no function scale-to-zero.`;
    throw new Failed('not-deployed', `${message} Deploy it again: npx sls deploy --stage ${stage}`);
  });

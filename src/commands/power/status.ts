import { completeStage } from '../../../config/settings/stage.ts';
import { settingsOf } from '../../../config/stages.ts';
import { appNamed, rejectExtraArguments } from '../access/arguments.ts';
import type { Command } from '../kit/command.ts';
import { parseOptions } from '../kit/options.ts';
import { withProgress } from '../kit/progress.ts';
import { onDeployedPower } from './deployed-power.ts';
import { powerStatuses } from './power-status.ts';
import { statusText } from './status-text.ts';
import { powerCommands } from './usage.mjs';

/** `sls power status`: what each deployed app is doing, and why. */
export const command: Command = async call => {
  const { values, positionals } = parseOptions(call.words, powerCommands.commands.status.options);
  rejectExtraArguments(positionals, 'options only');
  const { apps } = completeStage(settingsOf(call.stage));
  const only = values.app === undefined ? undefined : appNamed(apps, values.app).name;

  const found = await withProgress(
    () => 'Reading the status …',
    onDeployedPower(call, power => {
      const asked = Object.entries(apps).filter(([name]) => only === undefined || name === only);
      return powerStatuses(power.ports(), Object.fromEntries(asked));
    }),
  );
  return { document: { stage: call.stage, apps: found }, text: found.map(statusText).join('\n\n') };
};

import { rejectExtraArguments } from '../access/arguments.ts';
import type { Command } from '../kit/command.ts';
import { parseOptions } from '../kit/options.ts';
import { withProgress } from '../kit/progress.ts';
import { appGiven } from './arguments.ts';
import { changePower, onDeployedPower } from './deployed-power.ts';
import { statusText } from './status-text.ts';
import { powerCommands } from './usage.mjs';

/** `sls power release`: ends a hold, or says that there is none. */
export const command: Command = async call => {
  const { values, positionals } = parseOptions(call.words, powerCommands.commands.release.options);
  rejectExtraArguments(positionals, 'options only');
  const { name, app } = appGiven(call.stage, values.app);

  return withProgress(
    () => 'Releasing …',
    onDeployedPower(call, async power => {
      const { wishes } = await power.notes.read(name);
      const status = await changePower(power, name, app, () => power.notes.deleteHold(name));
      const { hold } = wishes;
      const said = hold ? `Released the hold of ${hold.by}: ${hold.reason}` : `There was no hold on ${name}.`;
      return {
        document: { stage: call.stage, app: name, ...(hold ? { released: hold } : {}), status },
        text: `${said}\n\n${statusText(status)}`,
      };
    }),
  );
};

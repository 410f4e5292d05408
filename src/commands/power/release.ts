import { noMore } from '../access/arguments.ts';
import type { Command } from '../kit/command.ts';
import { saying } from '../kit/progress.ts';
import { typed } from '../kit/typed.ts';
import { appGiven } from './arguments.ts';
import { changing } from './changing.ts';
import { onDeployedPower } from './on-power.ts';
import { statusText } from './status-text.ts';
import { power } from './usage.mjs';

/** `sls power release`: ends a hold, or says that there is none. */
export const command: Command = async call => {
  const { values, positionals } = typed(call.words, power.commands.release.options);
  noMore(positionals, 'options only');
  const { name, app } = appGiven(call.stage, values.app);

  return saying(
    () => 'Releasing …',
    onDeployedPower(call, async power => {
      const { wishes } = await power.notes.read(name);
      const status = await changing(power, name, app, () => power.notes.deleteHold(name));
      const { hold } = wishes;
      const said = hold ? `The hold of ${hold.by} is gone: ${hold.reason}` : `Nobody held ${name}.`;
      return {
        document: { stage: call.stage, app: name, ...(hold ? { released: hold } : {}), status },
        text: `${said}\n\n${statusText(status)}`,
      };
    }),
  );
};

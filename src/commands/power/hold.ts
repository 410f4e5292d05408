import { Temporal } from 'temporal-polyfill';
import { timeInWords } from '../../pages/time-in-words.ts';
import { timeZoneOf } from '../../power/plan.ts';
import type { Command } from '../kit/command.ts';
import { parseOptions } from '../kit/options.ts';
import { withProgress } from '../kit/progress.ts';
import { appGiven, reasonGiven, targetGiven, untilGiven } from './arguments.ts';
import { changePower, onDeployedPower } from './deployed-power.ts';
import { statusText } from './status-text.ts';
import { powerCommands } from './usage.mjs';

/** `sls power hold awake|asleep`: an override with an end, a name and a reason. */
export const command: Command = async call => {
  const { values, positionals } = parseOptions(call.words, powerCommands.commands.hold.options);
  const target = targetGiven(positionals);
  const { name, app } = appGiven(call.stage, values.app);
  const now = Temporal.Now.instant();
  const timeZone = timeZoneOf(app.hours);
  const until = untilGiven(values.until, { timeZone, now });
  const reason = reasonGiven(values.reason);

  return withProgress(
    () => 'Setting the hold …',
    onDeployedPower(call, async power => {
      const hold = { target, until, reason, by: await power.caller() };
      const status = await changePower(power, name, app, () => power.notes.putHold(name, hold));
      return {
        document: { stage: call.stage, app: name, hold, status },
        text: `${name} is held ${target} until ${timeInWords(until, timeZone, 'en')}.\n\n${statusText(status)}`,
      };
    }),
  );
};

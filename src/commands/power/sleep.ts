import { Temporal } from 'temporal-polyfill';
import { timeInWords } from '../../pages/time-in-words.ts';
import { timeZoneOf } from '../../power/plan.ts';
import { untilOpening } from '../../power/until.ts';
import { rejectExtraArguments } from '../access/arguments.ts';
import type { Command } from '../kit/command.ts';
import { parseOptions } from '../kit/options.ts';
import { withProgress } from '../kit/progress.ts';
import { appGiven, reasonGiven, untilGiven } from './arguments.ts';
import { changePower, onDeployedPower } from './deployed-power.ts';
import { powerStatus } from './power-status.ts';
import { connectedText, statusText } from './status-text.ts';
import { powerCommands } from './usage.mjs';

/** `sls power sleep`: holds an app asleep until it next opens; not over people's heads, unless told so. */
export const command: Command = async call => {
  const { values, positionals } = parseOptions(call.words, powerCommands.commands.sleep.options);
  rejectExtraArguments(positionals, 'options only');
  const { name, app } = appGiven(call.stage, values.app);
  const now = Temporal.Now.instant();
  const timeZone = timeZoneOf(app.hours);
  const until = values.until === undefined ? untilOpening(app.hours, now) : untilGiven(values.until, { timeZone, now });
  const reason = reasonGiven(values.reason ?? 'npx sls power sleep');

  return withProgress(
    () => 'Putting the app to sleep …',
    onDeployedPower(call, async power => {
      const before = await powerStatus(power.ports(), name, app);
      const { connected } = before;
      if (connected.presence !== 'nobody' && !values.yes) {
        return {
          document: { stage: call.stage, app: name, refused: 'people-connected', connected, status: before },
          text: `Nothing was changed: people may be connected to ${name} (${connectedText(connected)}). Add --yes to disconnect them.`,
          failed: true,
        };
      }
      const hold = { target: 'asleep', until, reason, by: await power.caller() } as const;
      const status = await changePower(power, name, app, () => power.notes.putHold(name, hold));
      return {
        document: { stage: call.stage, app: name, hold, connected, status },
        text: [
          `${name} is held asleep until ${timeInWords(until, timeZone, 'en')}.`,
          `To release the hold earlier: npx sls power release --app ${name} --stage ${call.stage}`,
          '',
          statusText(status),
        ].join('\n'),
      };
    }),
  );
};

import { Temporal } from 'temporal-polyfill';
import { LastDays } from '../../invitations/last-days.ts';
import { describeFinding } from '../../pages/invitations/findings/finding-texts.ts';
import type { Command } from '../kit/command.ts';
import { parseOptions } from '../kit/options.ts';
import { parseLastDay } from './arguments.ts';
import { eachPerson, parsePeople } from './each-person.ts';
import { people } from './usage.mjs';

/** `sls people until <email>… --date …`: sets or removes the last day of access. */
export const command: Command = async call => {
  const { values, positionals } = parseOptions(call.words, people.commands.until.options);
  const until = parseLastDay(values.date);
  const addresses = parsePeople(positionals, 'until');
  const lastDays = new LastDays();

  return eachPerson(call, addresses, async ({ people: pool }, { username, email, until: before }) => {
    const today = Temporal.Now.instant().toString().slice(0, 10);
    const why = await lastDays.set(pool, { email, username, until }, { today });
    if (why !== undefined) return refused({ value: until ?? '', why });
    const was = before === undefined || before === until ? '' : ` Previously: ${before}.`;
    const sentence = until === undefined ? 'Last day of access removed.' : `Last day of access: ${until} (UTC).`;
    return { done: true, sentence: `${sentence}${was}`, ...(until === undefined ? {} : { until }) };
  });
};

function refused(values: { value: string; why: string }) {
  const code = 'UNTIL_PAST';
  const { sentence, action } = describeFinding({ code, values });
  return { done: false, code, sentence: `${sentence.en} ${action.en}` };
}

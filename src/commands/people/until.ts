import { Temporal } from 'temporal-polyfill';
import { LastDays } from '../../invitations/last-days.ts';
import { told } from '../../pages/invitations/findings/finding-texts.ts';
import type { Command } from '../kit/command.ts';
import { parseOptions } from '../kit/options.ts';
import { lastDayGiven } from './arguments.ts';
import { eachPerson, peopleGiven } from './each-person.ts';
import { people } from './usage.mjs';

/** `sls people until <email>… --date …`: the last day of access, or none. */
export const command: Command = async call => {
  const { values, positionals } = parseOptions(call.words, people.commands.until.options);
  const until = lastDayGiven(values.date);
  const addresses = peopleGiven(positionals, 'until');
  const lastDays = new LastDays();

  return eachPerson(call, addresses, async ({ people: pool }, { username, email, until: before }) => {
    const today = Temporal.Now.instant().toString().slice(0, 10);
    const why = await lastDays.set(pool, { email, username, until }, { today });
    if (why !== undefined) return refused({ value: until ?? '', why });
    const was = before === undefined || before === until ? '' : ` It was ${before}.`;
    const sentence = until === undefined ? 'No last day of access.' : `Last day of access: ${until}, in UTC.`;
    return { done: true, sentence: `${sentence}${was}`, ...(until === undefined ? {} : { until }) };
  });
};

function refused(values: { value: string; why: string }) {
  const code = 'UNTIL_PAST';
  const { sentence, action } = told({ code, values });
  return { done: false, code, sentence: `${sentence.en} ${action.en}` };
}

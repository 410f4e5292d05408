import type { Command } from '../kit/command.ts';
import { typed } from '../kit/typed.ts';
import { lastDayGiven } from './arguments.ts';
import { eachPerson, peopleGiven } from './each-person.ts';
import { people } from './usage.mjs';

/** `sls people until <email>… --date …`: the last day of access, or none. */
export const command: Command = async call => {
  const { values, positionals } = typed(call.words, people.commands.until.options);
  const until = lastDayGiven(values.date);
  const addresses = peopleGiven(positionals, 'until');

  return eachPerson(call, addresses, async ({ people: pool }, { username, until: before }) => {
    await pool.setUntil(username, until);
    const was = before === undefined || before === until ? '' : ` It was ${before}.`;
    const sentence = until === undefined ? 'No last day of access.' : `Last day of access: ${until}, in UTC.`;
    return { done: true, sentence: `${sentence}${was}`, ...(until === undefined ? {} : { until }) };
  });
};

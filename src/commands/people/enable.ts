import type { Command } from '../kit/command.ts';
import { parseOptions } from '../kit/options.ts';
import { eachPerson, peopleGiven } from './each-person.ts';
import { people } from './usage.mjs';

/** `sls people enable <email>…`: may sign in again. */
export const command: Command = async call => {
  const { positionals } = parseOptions(call.words, people.commands.enable.options);
  const addresses = peopleGiven(positionals, 'enable');

  return eachPerson(call, addresses, async ({ people: pool }, { username, status }) => {
    await pool.enable(username);
    const next = 'has never done so; if the invitation is over: npx sls people resend';
    return { done: true, sentence: status === 'invited' ? `May sign in again, but ${next}` : 'May sign in again.' };
  });
};

import type { Command } from '../kit/command.ts';
import { parseOptions } from '../kit/options.ts';
import { eachPerson, parsePeople } from './each-person.ts';
import { people } from './usage.mjs';

/** `sls people enable <email>…`: people can sign in again. */
export const command: Command = async call => {
  const { positionals } = parseOptions(call.words, people.commands.enable.options);
  const addresses = parsePeople(positionals, 'enable');

  return eachPerson(call, addresses, async ({ people: pool }, { username, status }) => {
    await pool.enable(username);
    const next = 'This person never signed in; if the invitation has expired: npx sls people resend';
    return { done: true, sentence: status === 'invited' ? `Enabled. ${next}` : 'Enabled. Can sign in again.' };
  });
};

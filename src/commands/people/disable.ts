import { completeStage } from '../../../config/settings/stage.ts';
import { settingsOf } from '../../../config/stages.ts';
import type { Command } from '../kit/command.ts';
import { parseOptions } from '../kit/options.ts';
import { eachPerson, parsePeople } from './each-person.ts';
import { people } from './usage.mjs';

/** `sls people disable <email>…`: no sign-in any more, and no token refresh for open sessions. */
export const command: Command = async call => {
  const { positionals } = parseOptions(call.words, people.commands.disable.options);
  const addresses = parsePeople(positionals, 'disable');
  const { accessTokenMinutes } = completeStage(settingsOf(call.stage)).login;

  return eachPerson(call, addresses, async ({ people: pool }, { username }) => {
    await pool.disable(username);
    const sentence = `Disabled. Loses access to every app within ${accessTokenMinutes} minutes.`;
    return { done: true, sentence, withinMinutes: accessTokenMinutes };
  });
};

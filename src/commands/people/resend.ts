import { Temporal } from 'temporal-polyfill';
import { resend } from '../../invites/resend.ts';
import { told } from '../../invites/sentences.ts';
import type { Command } from '../command.ts';
import { settingsFor } from '../invite/on-invitations.ts';
import { typed } from '../typed.ts';
import { eachPerson, peopleGiven } from './each-person.ts';
import { people } from './usage.mjs';

/** `sls people resend <email>…`: the invitation again, with another temporary password. */
export const command: Command = async call => {
  const { positionals } = typed(call.words, people.commands.resend.options);
  const addresses = peopleGiven(positionals, 'resend');
  const settings = settingsFor(call);
  const now = () => Temporal.Now.instant();

  return eachPerson(call, addresses, async ({ people: pool, budget, resends }, person) => {
    const outcome = await resend({ pool, budget, resends, now }, person, settings);
    if (outcome.done) {
      const days = settings.temporaryDays === 1 ? '1 day' : `${settings.temporaryDays} days`;
      return { done: true, sentence: `A mail with another temporary password is on its way; it lasts ${days}.` };
    }
    const { finding, after } = outcome;
    const { sentence, action } = told(finding);
    return { done: false, code: finding.code, sentence: `${sentence.en} ${action.en}`, ...(after ? { after } : {}) };
  });
};

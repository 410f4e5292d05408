import { completeStage } from '../../../config/settings/stage.ts';
import { settingsOf } from '../../../config/stages.ts';
import { people } from '../../aws/people.ts';
import { invite } from '../../invites/invite.ts';
import { type Outcome, sentenceOf } from '../../invites/outcome.ts';
import { groupsGiven } from '../access/arguments.ts';
import type { Command } from '../command.ts';
import { onDeployedStage } from '../deployed-stage.ts';
import { typed } from '../typed.ts';
import { addressesGiven, nameGiven } from './addresses.ts';
import { invite as usage } from './usage.mjs';

/** `sls invite <email>…`: one person after the other, whatever became of the one before. */
export const command: Command = async call => {
  const { values, positionals } = typed(call.words, usage.options);
  const { groups: known, login } = completeStage(settingsOf(call.stage));
  const addresses = addressesGiven(positionals);
  const name = nameGiven(values.name, addresses);
  const groups = groupsGiven(known, values.groups);
  const named = login.signIn === 'username-or-email';

  const outcomes = await onDeployedStage(call, async (clients, { UserPoolId = '' }) => {
    const pool = people(clients.cognito(), UserPoolId);
    const found: Outcome[] = [];
    for (const email of addresses) found.push(await invite(pool, { email, groups, ...name }, named));
    return found;
  });
  const told = outcomes.map(outcome => ({ ...outcome, sentence: sentenceOf(outcome, named) }));
  const width = Math.max(...addresses.map(({ length }) => length));
  return {
    document: { stage: call.stage, people: told },
    text: told.map(({ email, sentence }) => `${email.padEnd(width)}  ${sentence}`).join('\n'),
    failed: outcomes.some(({ outcome }) => outcome === 'failed'),
  };
};

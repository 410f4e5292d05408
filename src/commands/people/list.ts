import { Temporal } from 'temporal-polyfill';
import { onDeployedInvitations, settingsFor } from '../invite/on-invitations.ts';
import type { Command } from '../kit/command.ts';
import { saying } from '../kit/progress.ts';
import { typed } from '../kit/typed.ts';
import { noVerb, stateGiven } from './arguments.ts';
import { roll } from './roll.ts';
import { rollText } from './roll-text.ts';
import { people } from './usage.mjs';

/** `sls people`: everybody in the deployed pool, and how far they have come. */
export const command: Command = async call => {
  const { values, positionals } = typed(call.words, people.options);
  noVerb(positionals);
  const state = stateGiven(values.state);
  const { temporaryDays, named } = settingsFor(call);

  let seen = 0;
  const read = (count: number) => {
    seen = count;
  };
  const entries = await saying(
    () => `${seen} people read …`,
    onDeployedInvitations(call, ({ people: pool }) =>
      roll({ page: pool.page, read }, { temporaryDays, now: Temporal.Now.instant() }, state),
    ),
  );
  return { document: { stage: call.stage, people: entries }, text: rollText(call.stage, entries, named) };
};

import { settingsOf } from '../../../config/stages.ts';
import { lists } from '../../aws/invitations/people/lists.ts';
import type { Command } from '../kit/command.ts';
import { onDeployedStage } from '../kit/deployed-stage.ts';
import { saying } from '../kit/progress.ts';
import { typed } from '../kit/typed.ts';
import { appNamed, noMore } from './arguments.ts';
import { guestList } from './guest-list.ts';
import { guestListText } from './guest-list-text.ts';
import { today } from './today.ts';
import { access } from './usage.mjs';

/** `sls access who --app <app>`: everybody in the deployed pool, with the decision the trigger would make today. */
export const command: Command = async call => {
  const { values, positionals } = typed(call.words, access.commands.who.options);
  noMore(positionals, 'options only');
  const { name, app } = appNamed(settingsOf(call.stage).apps, values.app);
  const on = today();

  let read = 0;
  const guests = await saying(
    () => `${read} people read …`,
    onDeployedStage(call, (clients, { UserPoolId = '' }) =>
      guestList(lists(clients.cognito(), UserPoolId), app.policy, on, () => read++),
    ),
  );
  const list = { stage: call.stage, app: name, on, people: guests };
  return { document: list, text: guestListText(list) };
};

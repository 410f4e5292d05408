import { settingsOf } from '../../../config/stages.ts';
import { lists } from '../../aws/invitations/people/lists.ts';
import type { Command } from '../kit/command.ts';
import { onDeployedStage } from '../kit/deployed-stage.ts';
import { parseOptions } from '../kit/options.ts';
import { withProgress } from '../kit/progress.ts';
import { accessList, nameOf, type PersonAccess } from './access-list.ts';
import { appNamed, rejectExtraArguments, today } from './arguments.ts';
import { accessCommands } from './usage.mjs';

/** `sls access who --app <app>`: everybody in the deployed pool, with the decision the trigger would make today. */
export const command: Command = async call => {
  const { values, positionals } = parseOptions(call.words, accessCommands.commands.who.options);
  rejectExtraArguments(positionals, 'options only');
  const { name, app } = appNamed(settingsOf(call.stage).apps, values.app);
  const on = today();

  let read = 0;
  const guests = await withProgress(
    () => `${read} people read …`,
    onDeployedStage(call, (clients, { UserPoolId = '' }) =>
      accessList(lists(clients.cognito(), UserPoolId), app.policy, on, () => read++),
    ),
  );
  const list = { stage: call.stage, app: name, on, people: guests };
  return { document: list, text: accessListText(list) };
};

export interface AccessList {
  stage: string;
  app: string;
  on: string;
  people: readonly PersonAccess[];
}

/** The list as a table: who may enter first. */
export function accessListText({ stage, app, on, people }: AccessList): string {
  const width = (cell: (guest: PersonAccess) => string) => Math.max(0, ...people.map(guest => cell(guest).length));
  const [names, reasons] = [width(nameOf), width(({ reason }) => reason)];
  const row = (guest: PersonAccess) =>
    `  ${nameOf(guest).padEnd(names)}  ${guest.reason.padEnd(reasons)}  ${guest.sentence}`.trimEnd();
  const part = (title: string, some: readonly PersonAccess[]) =>
    some.length === 0 ? [] : ['', `${title} (${some.length})`, ...some.map(row)];
  const disabled = people.filter(({ reason }) => reason === 'disabled');
  const allowed = people.filter(guest => guest.allowed);
  const refused = people.filter(guest => !guest.allowed && !disabled.includes(guest));
  return [
    `${app}, stage ${stage}, on ${on}: ${allowed.length} of ${people.length} people in the pool have access.`,
    ...part('Access', allowed),
    ...part('No access', refused),
    ...part('Disabled', disabled),
  ].join('\n');
}

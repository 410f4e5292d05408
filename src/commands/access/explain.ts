import { loginDefaults } from '../../../config/settings/login.ts';
import { settingsOf } from '../../../config/stages.ts';
import { decide } from '../../access/decide.ts';
import { accessSentence, explain } from '../../access/explain.ts';
import type { Command } from '../kit/command.ts';
import { parseOptions } from '../kit/options.ts';
import { appNamed, dayGiven, personGiven, today } from './arguments.ts';
import { accessExplanationText } from './explanation-text.ts';
import { accessCommands } from './usage.mjs';
import { waysToChange } from './ways-to-change.ts';

/** `sls access explain <email> --app <app>`: the decision, step by step, for a person made of the arguments alone. */
export const command: Command = async ({ words, stage }) => {
  const { values, positionals } = parseOptions(words, accessCommands.commands.explain.options);
  const settings = settingsOf(stage);
  const { name, app } = appNamed(settings.apps, values.app);
  const person = personGiven(positionals, values, settings.groups);
  const on = values.on === undefined ? today() : dayGiven('--on', values.on);

  const steps = explain(app.policy, person, on);
  const decision = decide(app.policy, person, on);
  const sentence = accessSentence(decision);
  const change = waysToChange(decision, { app: name, email: person.email });
  const within = settings.login.accessTokenMinutes ?? loginDefaults.accessTokenMinutes;
  const explanation = { stage, app: name, on, person, steps, decision, sentence, change, countsWithinMinutes: within };
  return { document: explanation, text: accessExplanationText(explanation) };
};

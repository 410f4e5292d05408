import { loginDefaults } from '../../../config/settings/login.ts';
import { settingsOf } from '../../../config/stages.ts';
import { decide } from '../../access/decide.ts';
import { explain, sentenceOf } from '../../access/explain.ts';
import type { Command } from '../kit/command.ts';
import { typed } from '../kit/typed.ts';
import { appNamed, dayGiven, personGiven } from './arguments.ts';
import { waysToChange } from './change.ts';
import { explanationText } from './explanation-text.ts';
import { today } from './today.ts';
import { access } from './usage.mjs';

/** `sls access explain <email> --app <app>`: the decision, step by step, for a person made of the arguments alone. */
export const command: Command = async ({ words, stage }) => {
  const { values, positionals } = typed(words, access.commands.explain.options);
  const settings = settingsOf(stage);
  const { name, app } = appNamed(settings.apps, values.app);
  const person = personGiven(positionals, values, settings.groups);
  const on = values.on === undefined ? today() : dayGiven('--on', values.on);

  const steps = explain(app.policy, person, on);
  const decision = decide(app.policy, person, on);
  const sentence = sentenceOf(decision);
  const change = waysToChange(decision, { app: name, email: person.email });
  const within = settings.login.accessTokenMinutes ?? loginDefaults.accessTokenMinutes;
  const explanation = { stage, app: name, on, person, steps, decision, sentence, change, countsWithinMinutes: within };
  return { document: explanation, text: explanationText(explanation) };
};

import { Temporal } from 'temporal-polyfill';
import { decisionSentence } from '../../pages/power/decision-sentences.ts';
import { type Assumption, decisionRow, explain } from '../../power/explain.ts';
import { stretchAt } from '../../power/hours.ts';
import { nextChanges, timeZoneOf } from '../../power/plan.ts';
import { rejectExtraArguments } from '../access/arguments.ts';
import type { Command } from '../kit/command.ts';
import { parseOptions } from '../kit/options.ts';
import { appGiven, momentGiven } from './arguments.ts';
import { powerExplanationText } from './explanation-text.ts';
import { powerCommands } from './usage.mjs';

/** How much of what comes next is told. */
const maxChanges = 10;

/** `sls power explain --app <app> --at <moment>`: what would be decided then, by the settings alone. */
export const command: Command = async ({ words, stage }) => {
  const { values, positionals } = parseOptions(words, powerCommands.commands.explain.options);
  rejectExtraArguments(positionals, 'options only');
  const { name, app: settings } = appGiven(stage, values.app);
  const timeZone = timeZoneOf(settings.hours);
  const now = Temporal.Now.instant();
  const at = values.at === undefined ? now : momentGiven(values.at, { timeZone, now });

  const decisions = Object.entries(explain(settings, at)).map(([assumption, decision]) => ({
    assumption: assumption as Assumption,
    row: decisionRow[decision.reason],
    ...decision,
    sentence: decisionSentence(decision, timeZone).en,
  }));
  const next = nextChanges(settings.hours, at, maxChanges);
  const explanation = { stage, app: name, at, timeZone, hours: stretchAt(settings.hours, at), decisions, next };
  return { document: explanation, text: powerExplanationText(explanation) };
};

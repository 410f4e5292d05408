import { Temporal } from 'temporal-polyfill';
import { type Assumption, explain, rowOf } from '../../power/explain.ts';
import { stretchAt } from '../../power/hours.ts';
import { nextChanges, timeZoneOf } from '../../power/plan.ts';
import { sentenceOf } from '../../power/sentences.ts';
import { noMore } from '../access/arguments.ts';
import type { Command } from '../kit/command.ts';
import { typed } from '../kit/typed.ts';
import { appGiven, momentGiven } from './arguments.ts';
import { explanationText } from './explanation-text.ts';
import { power } from './usage.mjs';

/** How much of what comes next is told. */
const changesTold = 10;

/** `sls power explain --app <app> --at <moment>`: what would be decided then, by the settings alone. */
export const command: Command = async ({ words, stage }) => {
  const { values, positionals } = typed(words, power.commands.explain.options);
  noMore(positionals, 'options only');
  const { name, app: settings } = appGiven(stage, values.app);
  const timeZone = timeZoneOf(settings.hours);
  const now = Temporal.Now.instant();
  const at = values.at === undefined ? now : momentGiven(values.at, { timeZone, now });

  const decisions = Object.entries(explain(settings, at)).map(([assumption, decision]) => ({
    assumption: assumption as Assumption,
    row: rowOf[decision.reason],
    ...decision,
    sentence: sentenceOf(decision, timeZone).en,
  }));
  const next = nextChanges(settings.hours, at, changesTold);
  const explanation = { stage, app: name, at, timeZone, hours: stretchAt(settings.hours, at), decisions, next };
  return { document: explanation, text: explanationText(explanation) };
};

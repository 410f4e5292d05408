import { Temporal } from 'temporal-polyfill';
import { completeStage } from '../../../config/settings/stage.ts';
import { settingsOf } from '../../../config/stages.ts';
import { alwaysAwake } from '../../cost/assumptions.ts';
import { planDays, timeZoneOf } from '../../power/plan.ts';
import { appNamed, rejectExtraArguments } from '../access/arguments.ts';
import { awakeHours } from '../cost/awake.ts';
import type { Command } from '../kit/command.ts';
import { parseOptions } from '../kit/options.ts';
import { dateGiven, daysGiven } from './arguments.ts';
import { type HoursPlan, hoursPlanText } from './plan-text.ts';
import { savings } from './savings.ts';
import { powerCommands } from './usage.mjs';

/** `sls power plan`: the hours of the coming days, and what a month of them costs, by the settings alone. */
export const command: Command = async ({ words, stage, region }) => {
  const { values, positionals } = parseOptions(words, powerCommands.commands.plan.options);
  rejectExtraArguments(positionals, 'options only');
  const settings = completeStage(settingsOf(stage));
  const only = values.app === undefined ? undefined : appNamed(settings.apps, values.app).name;
  const days = daysGiven(values.days ?? '14');
  const from = values.from === undefined ? undefined : dateGiven(values.from);
  const now = Temporal.Now.instant();
  const awake = awakeHours(settings.apps, from?.toZonedDateTime('UTC').toInstant() ?? now);

  const apps = Object.entries(settings.apps)
    .filter(([app]) => only === undefined || app === only)
    .map(([app, { hours, idleMinutes }]): HoursPlan['apps'][number] => {
      const timeZone = timeZoneOf(hours);
      const planned = planDays(hours, from ?? now.toZonedDateTimeISO(timeZone).toPlainDate(), days);
      const openHours = planned.reduce((sum, day) => sum + day.openHours, 0);
      const idle = idleMinutes === undefined ? {} : { idleMinutes };
      return { app, timeZone, ...idle, days: planned, openHours, hoursOfMonth: awake[app] ?? alwaysAwake };
    });
  const plan: HoursPlan = { stage, region, days, apps, month: savings(settings, region, awake) };
  // A program has the windows; half hours are for the eye.
  const document = {
    ...plan,
    currency: 'USD',
    apps: apps.map(app => ({ ...app, days: app.days.map(({ halfHours: _drawn, ...day }) => day) })),
  };
  return { document, text: hoursPlanText(plan) };
};

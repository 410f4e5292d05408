import type { Temporal } from 'temporal-polyfill';
import type { CompleteApp } from '../../../config/settings/app.ts';
import { type AwakeHours, assumedUse } from '../../cost/assumptions.ts';
import { monthlyHours } from '../../power/plan.ts';

/** For how many hours of a month each app runs, by the hours of the 52 weeks from a day on. */
export const awakeHours = (
  apps: Readonly<Record<string, CompleteApp>>,
  from: Temporal.Instant,
): Record<string, AwakeHours> =>
  Object.fromEntries(Object.entries(apps).map(([name, app]) => [name, monthlyHours(app, from, assumedUse.hours)]));

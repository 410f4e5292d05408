import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { alwaysAwake } from '../../cost/assumptions.ts';
import type { Hours } from '../../power/hours.ts';
import { planDays } from '../../power/plan.ts';
import { type AppPlan, hoursPlanText } from './plan-text.ts';

const from = Temporal.PlainDate.from('2026-12-11');
const office: Hours = {
  timeZone: 'Europe/Madrid',
  open: [{ days: ['friday'], from: '08:00', to: '17:45' }],
  extra: [{ date: '2026-12-12', from: '22:00', to: '02:00' }],
};

const app = (name: string, hours: Hours | undefined, more: Partial<AppPlan> = {}): AppPlan => ({
  app: name,
  timeZone: hours?.timeZone ?? 'UTC',
  days: planDays(hours, from, 3),
  openHours: 13.75,
  hoursOfMonth: alwaysAwake,
  ...more,
});

const usd = (least: number, most = least) => ({ least, most });

test('a chart for each app, and what a month costs', () => {
  const text = hoursPlanText({
    stage: 'prod',
    region: 'eu-west-1',
    days: 3,
    apps: [
      app('sales', office, { hoursOfMonth: usd(42.4) }),
      app('finance-and-controls', undefined, { idleMinutes: 30, openHours: 72, hoursOfMonth: usd(0, 730) }),
    ],
    month: {
      stage: { usd: usd(27, 38), alwaysOnUsd: usd(48.59) },
      apps: {
        sales: { usd: usd(0.63), alwaysOnUsd: usd(10.86) },
        'finance-and-controls': { usd: usd(0, 10.86), alwaysOnUsd: usd(10.86) },
      },
    },
  });
  expect(text).toBe(
    `
The next 3 days of stage prod by its opening hours
█ awake  ▒ awake while people are connected  ▄ part of the half hour  . asleep

sales (Europe/Madrid)
              0     3     6     9     12    15    18    21
  Fri 11 Dec  ................███████████████████▄............  9.8 h
  Sat 12 Dec  ............................................████  2 h
  Sun 13 Dec  ████............................................  2 h
  13.8 h of 72 h; in a month 42.4 h of 730
  0.63 USD a month, always on 10.86 USD

finance-and-controls (UTC, asleep after 30 min with no one connected)
              0     3     6     9     12    15    18    21
  Fri 11 Dec  ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒  24 h
  Sat 12 Dec  ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒  24 h
  Sun 13 Dec  ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒  24 h
  at most 72 h of 72 h; in a month at most 730 h of 730
  at most 10.86 USD a month, always on 10.86 USD

Total in eu-west-1, without tax
  at most 38.00 USD a month, always on 48.59 USD
`.trim(),
  );
  expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80);
});

test('Spot alone is no saving of the hours', () => {
  const spot = { usd: usd(30, 40), alwaysOnUsd: usd(30, 40) };
  const month = { stage: spot, apps: { sales: { usd: usd(3, 5), alwaysOnUsd: usd(6, 10) } } };
  const text = hoursPlanText({ stage: 'dev', region: 'eu-west-1', days: 3, apps: [app('sales', office)], month });
  expect(text).toContain('  3.00 to 5.00 USD a month, always on 6.00 to 10.00 USD\n');
  expect(text).toContain('without tax\n  30.00 to 40.00 USD a month, always on');
});

test('without prices there is the chart', () => {
  const month = { noPrices: 'No prices for eu-central-1.' };
  const text = hoursPlanText({ stage: 'prod', region: 'eu-central-1', days: 3, apps: [app('sales', office)], month });
  expect(text).toContain('in a month 730 h of 730\n\nNo prices for eu-central-1.');
});

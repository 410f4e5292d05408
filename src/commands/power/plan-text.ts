import type { Temporal } from 'temporal-polyfill';
import { type AwakeHours, assumedUse } from '../../cost/assumptions.ts';
import { inUsd } from '../../cost/cost-text.ts';
import type { DayPlan, HalfHour } from '../../power/plan.ts';
import type { Saving, Savings } from './savings.ts';

/** All that `power plan` found out. */
export interface HoursPlan {
  stage: string;
  region: string;
  days: number;
  apps: readonly AppPlan[];
  /** What a month costs: of the whole stage too, where one app was asked for. */
  month: Savings;
}

export interface AppPlan {
  app: string;
  timeZone: string;
  idleMinutes?: number;
  days: readonly DayPlan[];
  openHours: number;
  hoursOfMonth: AwakeHours;
}

/** A chart for each app: 80 columns at most, and as legible in a log as on a terminal. */
export function hoursPlanText({ stage, region, days, apps, month }: HoursPlan): string {
  const idles = apps.some(({ idleMinutes }) => idleMinutes !== undefined);
  const cost = 'noPrices' in month ? undefined : month;
  return [
    `The next ${days} days of stage ${stage} by its opening hours`,
    `█ awake  ${idles ? '▒ awake while people are connected  ' : ''}▄ part of the half hour  . asleep`,
    ...apps.flatMap(app => ['', ...chart(app, cost?.apps[app.app])]),
    '',
    ...('noPrices' in month ? [month.noPrices] : [`Total in ${region}, without tax`, `  ${savingText(month.stage)}`]),
  ].join('\n');
}

/** A column for each half hour, so three hours are six. */
const scale = [0, 3, 6, 9, 12, 15, 18, 21].map(hour => `${hour}`.padEnd(6)).join('');

function chart({ app, timeZone, idleMinutes, days, openHours, hoursOfMonth }: AppPlan, saving?: Saving): string[] {
  const marks = { open: idleMinutes === undefined ? '█' : '▒', partly: '▄', closed: '.', skipped: ' ' } as const;
  const drawn = (halfHours: readonly HalfHour[]) => halfHours.map(one => marks[one]).join('');
  const most = idleMinutes === undefined ? '' : 'at most ';
  const idle = idleMinutes === undefined ? '' : `, asleep after ${idleMinutes} min with no one connected`;
  return [
    `${app} (${timeZone}${idle})`,
    `  ${' '.repeat(widest)}  ${scale.trimEnd()}`,
    ...days.map(day => `  ${dateInWords(day.date).padEnd(widest)}  ${drawn(day.halfHours)}  ${hours(day.openHours)}`),
    `  ${most}${hours(openHours)} of ${hours(days.length * 24)}; in a month ${most}${hours(hoursOfMonth.most)} of ${assumedUse.hours}`,
    ...(saving ? [`  ${savingText(saving)}`] : []),
  ];
}

const widest = 'Wed 30 Sep'.length;

const dateInWords = (date: Temporal.PlainDate) =>
  date.toLocaleString('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });

const hours = (count: number) => `${Number(count.toFixed(1))} h`;

/** What varies with whether somebody is connected is told by its most. */
function savingText({ usd, alwaysOnUsd }: Saving): string {
  if (usd.least === alwaysOnUsd.least && usd.most === alwaysOnUsd.most) return `${inUsd(usd)} a month, always on`;
  const idles = usd.least / usd.most < alwaysOnUsd.least / alwaysOnUsd.most;
  return `${idles ? `at most ${usd.most.toFixed(2)} USD` : inUsd(usd)} a month, always on ${inUsd(alwaysOnUsd)}`;
}

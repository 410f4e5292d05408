import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { assumedUse } from '../../src/cost/assumptions.ts';
import { monthlyCost, type Priced } from '../../src/cost/monthly.ts';
import { pricesOf } from '../../src/cost/prices.ts';
import type { Hours } from '../../src/power/hours.ts';
import { monthlyHours } from '../../src/power/plan.ts';
import { read, tables } from './markdown.ts';

const text = read('README.ja.md');
const [head, ...rows] = tables(text).find(([first]) => first?.includes('USD')) ?? [];
const amount = (cell = '') => Number(cell.replaceAll(',', ''));
const costs = rows.map(([item = '', calculation = '', usd, yen]) => ({
  item,
  calculation,
  usd: amount(usd),
  yen: amount(yen),
}));
const rate = Number(/1 USD = (\d+) 円/.exec(text)?.[1]);
const cents = (usd: number) => Math.round(usd * 100);

/** `0.005 USD × 2 × 730 時間`, where a cell is one. */
function product(calculation: string): number | undefined {
  const formula = calculation.replaceAll(/USD|時間/g, '').replaceAll('×', '*');
  return /^[\d.*+()\s]+$/.test(formula) ? new Function(`return ${formula}`)() : undefined;
}

test('the table of costs is read as it is meant', () => {
  expect(head).toEqual(['項目', '計算', 'USD', '円']);
  expect(costs.filter(({ calculation }) => product(calculation)).length).toBeGreaterThanOrEqual(4);
});

test.each(costs)('$item: the calculation is right, and so are the yen', ({ calculation, usd, yen }) => {
  expect(cents(product(calculation) ?? usd)).toBe(cents(usd));
  expect(yen).toBe(Math.round(usd * rate));
});

test('the sum is one', () => {
  const total = costs.at(-1);
  expect(total?.item).toBe('合計');
  const sum = (of: 'usd' | 'yen') => costs.slice(0, -1).reduce((all, row) => all + row[of], 0);
  expect(cents(total?.usd ?? 0)).toBe(cents(sum('usd')));
  expect(total?.yen).toBe(sum('yen'));
});

/** What the tables of sleep are about: the smallest app, awake for so many hours. */
const office: Hours = {
  timeZone: 'Asia/Tokyo',
  open: [{ days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '08:00', to: '18:00' }],
};
const officeHours = monthlyHours({ hours: office }, Temporal.Instant.from('2026-11-23T00:00Z'), assumedUse.hours).most;
const smallest: Priced = {
  network: 'create',
  architecture: 'arm64',
  apps: { sales: { size: { cpu: 256, memoryMiB: 512 }, spot: false, replicas: 1 } },
};
const month = (region: string, hours: number) =>
  monthlyCost(smallest, pricesOf(region), { sales: { least: hours, most: hours } }).total.most;
const sleeping = [assumedUse.hours, officeHours, 60].map(hours => ({
  hours,
  tokyo: month('ap-northeast-1', hours),
  virginia: month('us-east-1', hours),
}));

test('what sleeping saves is what the prices make of it', () => {
  const [, ...found] = tables(read('README.md')).find(([first]) => first?.includes('N. Virginia')) ?? [];
  expect(found.map(([, ...usd]) => usd)).toEqual(
    sleeping.map(({ tokyo, virginia }) => [tokyo.toFixed(2), virginia.toFixed(2)]),
  );
  expect(found.map(([what]) => /(\d+) hours/.exec(what ?? '')?.[1])).toEqual([undefined, officeHours.toFixed(0), '60']);
});

test('and so it is in Japanese, with the yen', () => {
  const [, ...found] = tables(text).find(([first]) => first?.includes('東京（USD）')) ?? [];
  expect(found.map(([, ...numbers]) => numbers.map(cell => amount(cell.replace(/ 時間.*/, ''))))).toEqual(
    sleeping.map(({ hours, tokyo, virginia }) => [
      Math.round(hours),
      cents(tokyo) / 100,
      Math.round((cents(tokyo) / 100) * rate),
      cents(virginia) / 100,
    ]),
  );
});

test('and by how much a month with little use is over 4,000 yen, and why', () => {
  const [, over, fixed, hours] =
    /月 60 時間の場合、4,000 円を (\d+) 円上回ります。.*固定費だけで ([\d,]+) 円.*月 (\d+) 時間までなら/.exec(text) ??
    [];
  const yen = (hours: number) => Math.round((cents(month('ap-northeast-1', hours)) / 100) * rate);
  expect([amount(over), amount(fixed)]).toEqual([yen(60) - 4_000, yen(0)]);
  expect([yen(amount(hours)) < 4_000, yen(amount(hours) + 1) < 4_000]).toEqual([true, false]);
});

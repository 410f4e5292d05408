import { expect, test } from '@jest/globals';
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

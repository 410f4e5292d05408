import type { Amount, MonthlyCost } from './monthly.ts';

/** `47.88 USD`; `35.29 to 38.89 USD` where Spot or people's absence let it vary; `at most 3.65 USD` where it may be nothing. */
export function inUsd({ least, most }: Amount): string {
  const [from, to] = [least.toFixed(2), most.toFixed(2)];
  if (from === to) return `${to} USD`;
  return Number(from) === 0 ? `at most ${to} USD` : `${from} to ${to} USD`;
}

/** Every line, its sum, and what it rests on. */
export function costText(title: string, { lines, total, assumptions }: MonthlyCost): string {
  const rows = lines.map(({ what, quantity, unit, unitPrice, usd }) => ({
    what,
    calculation: `${Number(quantity.toFixed(2))} ${unit} × ${unitPrice}`,
    usd: inUsd(usd),
  }));
  rows.push({ what: 'total', calculation: '', usd: inUsd(total) });
  const width = (of: keyof (typeof rows)[number]) => Math.max(...rows.map(row => row[of].length));
  const [what, calculation, amount] = [width('what'), width('calculation'), width('usd')];
  return [
    title,
    '',
    ...rows.map(
      row => `  ${row.what.padEnd(what)}  ${row.calculation.padEnd(calculation)}  ${row.usd.padStart(amount)}`,
    ),
    '',
    ...assumptions.map(assumption => `  ${assumption}`),
  ].join('\n');
}

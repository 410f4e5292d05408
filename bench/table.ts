/** One comparison. */
export interface Result {
  what: string;
  /** What ours and the rival's are. */
  unit: string;
  ours: number;
  rival: string;
  theirs: number;
  /** ours / theirs, the median of the rounds. */
  ratio: number;
  goal: string;
  met: boolean;
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

const number = (value: number) => value.toLocaleString('en', { maximumSignificantDigits: 4 });

export function table(results: readonly Result[]): string {
  const rows = [
    ['', 'ours', 'rival', 'ratio', 'goal', ''],
    ...results.map(({ what, unit, ours, rival, theirs, ratio, goal, met }) => [
      what,
      `${number(ours)} ${unit}`,
      `${number(theirs)} ${unit}, ${rival}`,
      ratio.toFixed(2),
      goal,
      goal === '–' ? '' : met ? 'met' : 'missed',
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0))) ?? [];
  return rows
    .map(row =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

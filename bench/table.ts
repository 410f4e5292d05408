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

/** What the ratio is to be. A floor is where it cannot be less, and is not to be more. */
type Goal = { least: number } | { most: number } | { floor: number };

/** One comparison before its rounds are made one: a figure each round. */
type Rounds = Pick<Result, 'what' | 'unit' | 'rival'> & { ours: number[]; theirs: number[]; goal: Goal };

/** The medians, and that of the ratios of one round each. */
export function compared({ ours, theirs, goal, ...row }: Rounds): Result {
  const ratio = median(ours.map((value, round) => value / (theirs[round] ?? Number.NaN)));
  const figures = { ...row, ours: median(ours), theirs: median(theirs), ratio };
  if ('least' in goal) return { ...figures, goal: `${goal.least} at least`, met: ratio >= goal.least };
  if ('floor' in goal) return { ...figures, goal: `${goal.floor}, the floor`, met: ratio <= goal.floor };
  return { ...figures, goal: `${goal.most} at most`, met: ratio <= goal.most };
}

const median = (values: readonly number[]): number => {
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
      met ? 'met' : 'missed',
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

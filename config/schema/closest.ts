/** The word that was probably meant: at most a third of its letters are wrong, missing or exchanged. */
export function closest(given: string, words: readonly string[]): string | undefined {
  const ranked = words
    .map(each => ({ each, distance: distance(given.toLowerCase(), each.toLowerCase()) }))
    .filter(({ each, distance }) => distance <= Math.max(1, each.length / 3))
    .sort((one, other) => one.distance - other.distance);
  return ranked[0]?.each;
}

/** How many letters have to be added, taken away, changed or exchanged with the next. */
function distance(one: string, other: string): number {
  let [before, last]: number[][] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      const isExchanged = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const steps = [(last?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last?.[j - 1] ?? 0) + same];
      row.push(Math.min(...steps, ...(isExchanged ? [(before?.[j - 2] ?? 0) + 1] : [])));
    }
    [before, last] = [last, row];
  }
  return last?.[other.length] ?? 0;
}

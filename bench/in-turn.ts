/** Measures each of `rivals` once per round, in an order that changes, so that none always comes first. */
export async function inTurn<Name extends string>(
  rounds: number,
  rivals: Record<Name, () => Promise<number>>,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(rivals) as Name[];
  const figures = Object.fromEntries(names.map(name => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? names : names.toReversed();
    for (const name of order) figures[name].push(await rivals[name]());
  }
  return figures;
}

/** Milliseconds that something takes. */
export async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

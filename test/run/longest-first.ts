import { statSync } from 'node:fs';

/** Of jest's own type (@jest/test-result) what is used here. */
interface Test {
  path: string;
  context: { config: { displayName?: { name: string } } };
}

/** Whole previews and stacks first, then what tries thousands of cases, and the many small files last: so all workers end together. */
const isLong = [
  ({ context }: Test) => ['browser', 'system'].includes(context.config.displayName?.name ?? ''),
  ({ path }: Test) => /\.(property|oracle)\.test\.ts$/.test(path),
  ({ context }: Test) => context.config.displayName?.name === 'preview',
  () => true,
];

/** jest sorts by the times of the last run, which a fresh clone does not have. */
export default class LongestFirst {
  sort(tests: Test[]): Test[] {
    const order = new Map(
      tests.map(test => [test.path, { rank: isLong.findIndex(is => is(test)), size: statSync(test.path).size }]),
    );
    const of = ({ path }: Test) => order.get(path) ?? { rank: 0, size: 0 };
    return tests.toSorted((a, b) => of(a).rank - of(b).rank || of(b).size - of(a).size);
  }

  cacheResults(): void {}
}

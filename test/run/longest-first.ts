import { statSync } from 'node:fs';

/** Of jest's own type (@jest/test-result) what is used here. */
interface Test {
  path: string;
  context: { config: { displayName?: { name: string } } };
}

/** Whole previews and stacks first, the many small files last: so that all workers end at the same time. */
const projects = ['browser', 'system', 'preview', 'unit'];

/** jest sorts by the times of the last run, which a fresh clone does not have. */
export default class LongestFirst {
  sort(tests: Test[]): Test[] {
    const rank = ({ context }: Test) => projects.indexOf(context.config.displayName?.name ?? '');
    const size = new Map(tests.map(({ path }) => [path, statSync(path).size]));
    return tests.toSorted((a, b) => rank(a) - rank(b) || (size.get(b.path) ?? 0) - (size.get(a.path) ?? 0));
  }

  allFailedTests(tests: Test[]): Test[] {
    return tests;
  }

  cacheResults(): void {}
}

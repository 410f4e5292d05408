export interface Counts {
  passed: number;
  failed: number;
}

/** A command that is one check by itself. */
export const checked = (code: number): Counts => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** What did not pass has failed: a skipped test hides a hole. */
const counts = (total: number, passed: number, code: number): Counts => ({
  passed,
  failed: Math.max(total - passed, code === 0 ? 0 : 1),
});

/** From jest's --json report. A file that could not be loaded counts as one failure. */
export function countedByJest(report: string, code: number): Counts {
  const { numTotalTests, numPassedTests, numRuntimeErrorTestSuites } = JSON.parse(report);
  return counts(numTotalTests + numRuntimeErrorTestSuites, numPassedTests, code);
}

/** From pytest's --junit-xml report. */
export function countedByPytest(report: string, code: number): Counts {
  const total = (name: string) => Number(new RegExp(`<testsuite [^>]*\\b${name}="(\\d+)"`).exec(report)?.[1]);
  const tests = total('tests');
  return counts(tests, tests - total('failures') - total('errors') - total('skipped'), code);
}

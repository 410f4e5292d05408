/** What one step, or one test file, came to. */
export interface Result {
  passed: number;
  failed: number;
  seconds: number;
}

/** One test file's result, a line of JSON in jest's report. */
export interface FileResult extends Result {
  project: string;
  file: string;
}

type Counts = Pick<Result, 'passed' | 'failed'>;

/** A command that is one check by itself. */
export const countCheck = (code: number): Counts => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** From the lines that jest-reporter.ts wrote: each project's files. */
export function readJestReport(report: string): FileResult[] {
  return report
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line));
}

/** From pytest's --junit-xml report: without it the step has failed, whatever it printed. What did not pass has failed: a skipped test hides a hole. */
export function readPytestReport(report: string): Counts {
  const total = (name: string) => Number(new RegExp(`<testsuite [^>]*\\b${name}="(\\d+)"`).exec(report)?.[1]);
  const failed = total('failures') + total('errors') + total('skipped');
  return Number.isNaN(failed) ? countCheck(1) : { passed: total('tests') - failed, failed };
}

const sum = (results: readonly Result[], of: keyof Result) => results.reduce((total, one) => total + one[of], 0);

export const totalOf = (results: readonly Result[]): Result => ({
  passed: sum(results, 'passed'),
  failed: sum(results, 'failed'),
  seconds: sum(results, 'seconds'),
});

const slowest = 12;

/** Where the time went: each step, then the slowest files of all. */
export function timesTable(steps: ReadonlyMap<string, Result>, files: readonly FileResult[]): string {
  const row = (name: string, { passed, failed, seconds }: Result) =>
    `  ${name.padEnd(44)}${String(passed).padStart(7)}${String(failed).padStart(8)}${seconds.toFixed(1).padStart(9)}`;
  const longest = files.toSorted((a, b) => b.seconds - a.seconds).slice(0, slowest);
  return [
    `  ${'step'.padEnd(44)} passed  failed  seconds`,
    ...[...steps].map(([name, result]) => row(name, result)),
    ...(longest.length > 0 ? ['  the slowest files', ...longest.map(one => row(`  ${one.file}`, one))] : []),
  ].join('\n');
}

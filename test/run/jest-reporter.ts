import { appendFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { FileResult } from './results.ts';
import { root } from './root.ts';

/** Of jest's own types (@jest/reporters) what is used here. */
interface Test {
  path: string;
  context: { config: { displayName?: { name: string } } };
}
interface Result {
  numPassingTests: number;
  numFailingTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testExecError?: unknown;
  failureMessage?: string | null;
  perfStats: { runtime: number };
}

/** Prints a line when a test file has ended, its failures with it, and writes its result to the report. */
export default class JestReporter {
  onTestResult({ path, context }: Test, result: Result): void {
    // A skipped test hides a hole, so it counts as failed; a file that could not be loaded counts as one test.
    const { numPassingTests: passed, numFailingTests, numPendingTests, numTodoTests, testExecError } = result;
    const failed = numFailingTests + numPendingTests + numTodoTests + (testExecError ? 1 : 0);
    const project = context.config.displayName?.name ?? '';
    const file = relative(root, path);
    const seconds = result.perfStats.runtime / 1000;
    const line: FileResult = { project, file, passed, failed, seconds };
    appendFileSync(process.env.STREAMGATE_TEST_REPORT ?? '', `${JSON.stringify(line)}\n`);
    console.log(`  ${failed > 0 ? '✗' : '✓'} ${file} (${passed + failed} tests, ${seconds.toFixed(1)} s)`);
    if (failed > 0) console.log(result.failureMessage ?? 'A test was skipped.');
  }
}

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { capture } from './run/capture.ts';
import {
  countCheck,
  type FileResult,
  type Result,
  readJestReport,
  readPytestReport,
  timesTable,
  totalOf,
} from './run/results.ts';
import { root } from './run/root.ts';
import { chooseSteps, type Step, steps } from './run/steps.ts';
import { findBrowser } from './world/browser.ts';

const usage = `npm test                 everything
npm test -- <word> …     the steps of that name, and the test files with the word in their path
npm run test:quick       types, lint, unit tests and the gate's

Steps: ${steps.map(({ name }) => name).join(', ')}.`;

const args = process.argv.slice(2);
if (args.includes('--help')) {
  console.log(usage);
  process.exit(0);
}
const quick = args.includes('--quick');
const chosen = chooseSteps(args.filter(arg => arg !== '--quick')).filter(step => step.quick || !quick);
if (chosen.length === 0) {
  console.error(`No test has ${args.join(', ')} in its path.\n\n${usage}`);
  process.exit(2);
}

/** A machine without one can test all the rest; where nobody would read the line below, it is a failure instead. */
const browser = findBrowser() !== undefined || process.env.CI === 'true';
if (!browser) console.log('– browser: not tested, there is no Chromium or Chrome. On Debian: apt install chromium');
const wanted = chosen.filter(({ name }) => browser || name !== 'browser');

const reports = mkdtempSync(join(tmpdir(), 'streamgate-test-'));
process.on('exit', () => rmSync(reports, { recursive: true, force: true })); // also when a signal ends us (capture.ts)
const cores = availableParallelism();
const began = Date.now();
const alone = wanted.filter(({ runner }) => runner !== 'jest');
const results = new Map<string, Result>();
const lanes = Array.from({ length: cores }, async () => {
  for (let step = alone.shift(); step; step = alone.shift()) results.set(step.name, await runAlone(step));
});
await Promise.all(lanes);
// By themselves: unit tests take the network from the process that they run in.
const { unit = [], others = [] } = Object.groupBy(
  wanted.filter(({ runner }) => runner === 'jest'),
  ({ name }) => (name === 'unit' ? 'unit' : 'others'),
);
const files = [
  ...(await runJest(unit, cores)),
  // One more than there are cores: these wait for processes most of their time.
  ...(await runJest(others, cores + 1)),
];
for (const [project, its] of Map.groupBy(files, ({ project }) => project)) results.set(project, totalOf(its));

const { passed, failed } = totalOf([...results.values()]);
const seconds = (Date.now() - began) / 1000;
console.log(`\n${timesTable(results, files)}\n  all of it: ${seconds.toFixed(0)} s`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

/** A check or pytest. Its output is shown when it fails. */
async function runAlone({ name, runner, command, files }: Step): Promise<Result> {
  const report = join(reports, `${name}.xml`);
  const options = runner === 'pytest' ? [`--junit-xml=${report}`, ...files] : [];
  const start = Date.now();
  const { code, output } = await capture([...command, ...options], { cwd: root });
  const counts = runner === 'pytest' ? readPytestReport(textOf(report)) : countCheck(code);
  const failed = Math.max(counts.failed, countCheck(code).failed);
  const seconds = (Date.now() - start) / 1000;
  console.log(`${failed > 0 ? '✗' : '✓'} ${name} (${seconds.toFixed(1)} s)`);
  if (failed > 0) console.log(output.trimEnd());
  return { passed: counts.passed, failed, seconds };
}

/** Several projects in one run, so that no worker waits for the last file of a project. */
async function runJest(chosen: readonly Step[], workers: number): Promise<FileResult[]> {
  const [first] = chosen;
  if (!first) return [];
  const report = join(reports, `${first.name}.jsonl`);
  const own = (name: string) => join(root, 'test', 'run', name);
  const options = [
    `--reporters=${own('jest-reporter.ts')}`,
    `--testSequencer=${own('longest-first.ts')}`,
    `--maxWorkers=${workers}`,
    ...['--selectProjects', ...chosen.map(({ name }) => name)],
    ...['--runTestsByPath', ...chosen.flatMap(({ files }) => files)],
  ];
  const { code } = await capture([...first.command, ...options], {
    cwd: root,
    env: { STREAMGATE_TEST_REPORT: report },
    write: chunk => process.stdout.write(chunk),
  });
  const files = readJestReport(textOf(report));
  // Also when it ended before its last file.
  const complete = code === 0 || files.some(({ failed }) => failed > 0);
  return complete ? files : [...files, { project: 'jest', file: 'jest itself', passed: 0, failed: 1, seconds: 0 }];
}

function textOf(report: string): string {
  return existsSync(report) ? readFileSync(report, 'utf8') : '';
}

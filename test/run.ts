import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { capture } from './run/capture.ts';
import { type Counts, checked, countedByJest, countedByPytest } from './run/counts.ts';
import { findBrowser } from './world/browser.ts';

const root = join(import.meta.dirname, '..');
const reports = mkdtempSync(join(tmpdir(), 'streamgate-test-'));
const bin = (name: string) => join(root, 'node_modules', '.bin', name);
const python = (environment: 'app' | 'tools', name: string) => join(root, '.venv', environment, 'bin', name);

interface Step {
  name: string;
  command: [string, ...string[]];
  cwd?: string;
  count: (code: number) => Counts;
}

const check = (name: string, ...command: Step['command']): Step => ({ name, command, count: checked });

function jest(project: string): Step {
  const report = join(reports, `${project}.json`);
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const runner = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const options = ['--selectProjects', project, '--runInBand', '--json', `--outputFile=${report}`];
  const command: Step['command'] = [process.execPath, ...flags, runner, ...options];
  return { name: project, command, count: code => countedByJest(readFileSync(report, 'utf8'), code) };
}

function pytest(name: string, environment: 'app' | 'tools', cwd: string): Step {
  const report = join(reports, `${name}.xml`);
  const command: Step['command'] = [
    python(environment, 'pytest'),
    '-q',
    '-p',
    'no:cacheprovider',
    `--junit-xml=${report}`,
  ];
  return { name, command, cwd: join(root, cwd), count: code => countedByPytest(readFileSync(report, 'utf8'), code) };
}

/** A machine without one can test all the rest; where nobody would read the line below, it is a failure instead. */
const browser = findBrowser() !== undefined || process.env.CI === 'true';
if (!browser) console.log('– browser: not tested, there is no Chromium or Chrome. On Debian: apt install chromium');

/** Those of one line run side by side. The last ones start whole previews and have the machine to themselves. */
const steps: Step[][] = [
  [check('types', bin('tsc')), check('lint', bin('biome'), 'check', '--error-on-warnings', '.')],
  [
    check('python lint', python('tools', 'ruff'), 'check', '.'),
    check('python format', python('tools', 'ruff'), 'format', '--check', '.'),
  ],
  [jest('unit'), pytest('gate', 'app', 'streamlit')],
  [pytest('embedded AWS', 'tools', 'src/preview')],
  [jest('preview')],
  [jest('system')],
  ...(browser ? [[jest('browser')]] : []),
];

async function run({ name, command, cwd = root, count }: Step): Promise<Counts> {
  console.log(`… ${name}`);
  const began = Date.now();
  const { code, output } = await capture(command, cwd);
  let counts = checked(1);
  try {
    counts = count(code);
  } catch {
    // Without its report a step has failed, whatever it printed.
  }
  if (counts.failed > 0) console.log(output.trimEnd());
  const seconds = ((Date.now() - began) / 1000).toFixed(0);
  console.log(
    `${counts.failed > 0 ? '✗' : '✓'} ${name}: ${counts.passed} passed, ${counts.failed} failed (${seconds} s)`,
  );
  return counts;
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter(name => !steps.flat().some(step => step.name === name));
if (unknown.length > 0) {
  const known = steps.flat().map(step => `"${step.name}"`);
  console.error(`No such tests: ${unknown.join(', ')}. npm test -- takes ${known.join(', ')}.`);
  process.exit(2);
}

const totals = { passed: 0, failed: 0 };
for (const line of steps) {
  const chosen = line.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  for (const { passed, failed } of await Promise.all(chosen.map(run))) {
    totals.passed += passed;
    totals.failed += failed;
  }
}
rmSync(reports, { recursive: true, force: true });
console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed > 0 || totals.passed === 0 ? 1 : 0;

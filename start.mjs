// Sets up a clone on any Node >= 20.19, without dependencies, then starts the preview, the tests (`test`) or the benchmark (`bench`).
// `setup` installs only the npm packages, which are all that `npx sls` needs.
// Installs only what changed or is missing. Any signal may end it at any time: the next run continues from there.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { staleLocks } from './src/image/lock.mjs';
import { adviseOnFullDisk, freeSpaces, SetupError } from './src/setup/failure.mjs';
import { findPython } from './src/setup/find-python.mjs';
import { runOnLeash, stopAll } from './src/setup/leash.mjs';
import { npmPackages } from './src/setup/npm-packages.mjs';
import { isMade, makePart } from './src/setup/part.mjs';
import { pythonEnvironments } from './src/setup/python-environments.mjs';
import { takeSetupLock } from './src/setup/setup-lock.mjs';

const root = import.meta.dirname;
const say = (/** @type {string} */ line) => console.log(line);

/** The process of the preview, the tests or the benchmark. @type {import('node:child_process').ChildProcess | undefined} */
let main;
/** @type {import('./src/setup/setup-lock.mjs').SetupLock | undefined} */
let lock;
/** @type {Promise<never> | undefined} */
let ending;

// A terminal's Ctrl-C also reaches `main`, but other signals reach only this process. If npm is killed, this process must end too.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => end(signal));
const parent = process.ppid;
if (process.env.npm_lifecycle_event) setInterval(() => process.ppid === parent || end('SIGTERM'), 500).unref();

/** @param {NodeJS.Signals} signal */
function end(signal) {
  if (main) main.kill(signal);
  else if (!ending) {
    console.error('\nStopping set-up …');
    ending = endSetup(128 + constants.signals[signal], 'Set-up was stopped. Run the command again to continue.');
  }
}

/** Waits for commands, because they could still write into the next run's files. @param {number} code @param {string} problem */
async function endSetup(code, problem) {
  await stopAll();
  lock?.release();
  console.error(`\n✗ ${problem}`);
  return process.exit(code);
}

/** npm retries for many minutes before it reports a full disk. */
function endIfFull() {
  const advice = adviseOnFullDisk('', freeSpaces(root));
  if (advice && !ending) ending = endSetup(1, advice);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new SetupError(
      `Node ${process.versions.node} is too old: streamgate needs 20.19 or later. Get it from https://nodejs.org.`,
    );
  }
}

/** @param {[string, ...string[]]} command */
const ask = (...command) => runOnLeash(command, { cwd: root, beforeRun: lock?.recordCommand });

/** @param {[string, ...string[]]} command */
async function run(...command) {
  const { code, output } = await ask(...command);
  if (code !== 0) throw new SetupError(`${command.join(' ')} ended with ${code}:\n${output.trimEnd()}`);
}

/** @param {boolean} withPython @param {boolean} withAllTests */
async function setUp(withPython, withAllTests) {
  const packages = npmPackages(root, run);
  const { tools, app, oldest, scanners } = pythonEnvironments(root, {
    run,
    findPython: () => findPython(process.env.PYTHON, ask),
  });
  const checkLocks = async () => {
    const stale = await staleLocks(path => readFileSync(join(root, path), 'utf8'));
    if (stale) throw new SetupError(stale);
  };
  const isAllMade = () =>
    [packages, ...(withPython ? [tools, app] : []), ...(withAllTests ? [oldest, scanners] : [])].every(isMade);
  if (!isAllMade()) {
    const wait = (/** @type {number} */ pid) => say(`  … waiting for another set-up of this clone (process ${pid})`);
    lock = await takeSetupLock(join(root, '.setup'), wait);
    const python = async () => {
      await makePart(tools, say);
      await checkLocks(); // Only now, because updating a lock needs the tools.
      await makePart(app, say);
      for (const part of withAllTests ? [oldest, scanners] : []) await makePart(part, say);
    };
    const watch = setInterval(endIfFull, 1_000);
    await Promise.all([makePart(packages, say), withPython ? python() : undefined]);
    clearInterval(watch);
    lock.release();
    lock = undefined;
  } else if (withPython) await checkLocks();
}

const entries = { start: 'src/preview/main.ts', test: 'test/run.ts', bench: 'bench/run.ts' };
const [wanted = '', ...rest] = process.argv.slice(2);
try {
  checkNode();
  const entry = Object.hasOwn(entries, wanted) ? entries[/** @type {keyof typeof entries} */ (wanted)] : undefined;
  if (!entry && wanted !== 'setup') {
    throw new SetupError(`Unknown command "${wanted}". start.mjs takes: setup, ${Object.keys(entries).join(', ')}.`);
  }
  await setUp(wanted !== 'setup', wanted === 'test' && !rest.includes('--quick'));
  if (entry && !ending) main = startMain(entry);
} catch (error) {
  await ending; // a signal caused the failure
  const problem = error instanceof SetupError ? error.message : String(error instanceof Error ? error.stack : error);
  const advice = adviseOnFullDisk(problem, freeSpaces(root));
  await endSetup(1, advice ? `${problem}\n\n${advice}` : problem);
}

/** @param {string} entry */
function startMain(entry) {
  const bin = join(root, 'node_modules', '.bin');
  const env = { ...process.env, PATH: [bin, process.env.PATH].join(delimiter) };
  // The channel closes when this process ends, even if it is killed.
  const started = spawn(join(bin, 'node'), [join(root, entry), ...rest], {
    cwd: root,
    env,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  started.on('exit', code => process.exit(code ?? 1));
  return started;
}

// Set-up on any Node >= 20.19 without a single dependency, then the preview, or with `test` or `bench` those. With `setup` only the
// npm packages, which are all that `npx sls` needs.
// Installs only what changed: each part leaves the fingerprint of what it was made from.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { staleLocks } from './src/image/lock.mjs';

const root = import.meta.dirname;
const at = (/** @type {string[]} */ ...parts) => join(root, ...parts);
const node = at('node_modules', '.bin', 'node');
const uv = at('.venv', 'tools', 'bin', 'uv');
/** What the app's packages are installed from: links, so it takes no room of its own. */
const cache = join('.venv', 'cache');

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** @template {import('node:child_process').ChildProcess} Child @param {Child} child */
function started(child) {
  running.add(child);
  child.on('exit', () => running.delete(child));
  return child;
}

// A terminal's Ctrl-C reaches our children by itself; whoever signals this process alone means them too.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    if (running.size === 0) process.exit(1);
    for (const child of running) child.kill(signal);
  });
}

/** @param {string} what @returns {never} */
function stop(what) {
  for (const child of running) child.kill();
  console.error(`\n✗ ${what}`);
  process.exit(1);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    stop(`Node ${process.versions.node} is too old: streamgate needs 20.19 or later. Get it from https://nodejs.org.`);
  }
}

/** The newest Python from 3.11 on, named by PYTHON or found on the PATH. */
function findPython() {
  const names = process.env.PYTHON ? [process.env.PYTHON] : ['python3', 'python3.13', 'python3.12', 'python3.11'];
  const tooOld = [];
  for (const name of names) {
    const asked = 'import sys; print("%d.%d" % sys.version_info[:2])';
    const { status, stdout } = spawnSync(name, ['-c', asked], { encoding: 'utf8' });
    if (status !== 0) continue;
    const version = stdout.trim();
    const [major = 0, minor = 0] = version.split('.').map(Number);
    if (major === 3 && minor >= 11) {
      if (spawnSync(name, ['-c', 'import ensurepip, venv']).status !== 0) {
        stop(`Python ${version} has no venv module. On Debian or Ubuntu: apt install python3-venv`);
      }
      return name;
    }
    tooOld.push(`${name} is ${version}`);
  }
  const found = tooOld.length > 0 ? tooOld.join(', ') : `none of ${names.join(', ')} runs`;
  return stop(`Python 3.11 or later is missing (${found}). On Debian or Ubuntu: apt install python3 python3-venv`);
}

/** What parts are made from: the content of locks. @param {string[]} contents */
function fingerprint(...contents) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const content of contents) hash.update(content);
  return hash.digest('hex');
}

const read = (/** @type {string} */ file) => readFileSync(at(file), 'utf8');

/** @param {string} command @param {string[]} args @returns {Promise<void>} */
function run(command, ...args) {
  return new Promise(resolve => {
    const child = started(spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] }));
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (output += chunk));
    const failed = (/** @type {string} */ why) => stop(`${[command, ...args].join(' ')} ${why}\n${output.trimEnd()}`);
    child.on('error', error => failed(`did not start: ${error.message}`));
    child.on('close', code => (code === 0 ? resolve() : failed(`ended with ${code}:`)));
  });
}

/**
 * Makes one part unless its fingerprint is there. The fingerprint is written last, so an interrupted part is made again.
 * @param {string} name @param {string} stamp @param {string} print @param {() => Promise<void>} make
 */
async function part(name, stamp, print, make) {
  if (existsSync(at(stamp)) && read(stamp) === print) return;
  console.log(`  … ${name}`);
  const began = Date.now();
  await make();
  writeFileSync(at(stamp), print);
  console.log(`  ✓ ${name} (${((Date.now() - began) / 1000).toFixed(0)} s)`);
}

async function packages() {
  const npm = process.env.npm_execpath;
  const { dependencies, devDependencies, optionalDependencies, overrides } = JSON.parse(read('package.json'));
  const wanted = JSON.stringify([dependencies, devDependencies, optionalDependencies, overrides]);
  const locked = fingerprint(wanted, read('package-lock.json'));
  // No package here needs its install script, and none gets to run one.
  const ci = ['ci', '--ignore-scripts', '--loglevel=error'];
  await part('npm packages', 'node_modules/.streamgate', locked, () =>
    npm ? run(process.execPath, npm, ...ci) : run('npm', ...ci),
  );
}

/** The tools first: uv, which comes with them, makes both environments. */
async function pythonEnvironments() {
  const python = findPython();
  mkdirSync(at('.venv'), { recursive: true });
  await part('Python tools', '.venv/tools.made', fingerprint(read('requirements-tools.txt')), async () => {
    if (!existsSync(uv)) {
      rmSync(at('.venv', 'tools'), { recursive: true, force: true });
      await run(python, '-m', 'venv', '.venv/tools');
      const [locked] = /^uv==(?:.*\\\n)*.*\n/m.exec(read('requirements-tools.txt')) ?? [];
      writeFileSync(at('.venv', 'uv.txt'), locked ?? stop('requirements-tools.txt does not lock uv.'));
      await run(at('.venv/tools/bin/python'), '-m', 'pip', 'install', '-q', '--require-hashes', '-r', '.venv/uv.txt');
    }
    await run(uv, 'pip', 'sync', '-q', '--python', '.venv/tools', 'requirements-tools.txt');
  });
  // Only now: what makes a lock match again is among the tools.
  const stale = await staleLocks(path => read(`streamlit/${path}`));
  if (stale) stop(stale);
  const locks = ['streamlit/requirements.txt', 'streamlit/requirements-test.txt'];
  await part('Streamlit', '.venv/app.made', fingerprint(cache, ...locks.map(read)), async () => {
    // From nothing: so all of it is in the cache, and the image's test can install it without a network.
    await run(uv, 'venv', '-q', '--clear', '--python', python, '.venv/app');
    await run(uv, 'pip', 'sync', '-q', '--cache-dir', cache, '--python', '.venv/app', ...locks);
  });
}

const entries = { start: 'src/preview/main.ts', test: 'test/run.ts', bench: 'bench/run.ts' };
const [wanted = '', ...rest] = process.argv.slice(2);
if (wanted === 'setup') {
  checkNode();
  await packages();
  process.exit(0);
}
const entry = Object.hasOwn(entries, wanted) ? entries[/** @type {keyof typeof entries} */ (wanted)] : undefined;
if (!entry) stop(`Unknown command "${wanted}". start.mjs takes: setup, ${Object.keys(entries).join(', ')}.`);

checkNode();
await Promise.all([packages(), pythonEnvironments()]);

if (!existsSync(node)) stop(`There is no Node 24 for ${process.platform} ${process.arch} in package-lock.json.`);
const PATH = [at('node_modules', '.bin'), process.env.PATH].join(delimiter);
const options = { cwd: root, env: { ...process.env, PATH } };
// By the channel it notices that we are gone, even if we are killed.
const main = started(
  spawn(node, [at(entry), ...rest], { ...options, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] }),
);
main.on('exit', code => process.exit(code ?? 1));
// npm, killed, would leave us to ourselves.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) setInterval(() => process.ppid === parent || main.kill('SIGTERM'), 500).unref();

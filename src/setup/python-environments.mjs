// Describes the Python environments. Plain JavaScript without dependencies: start.mjs uses it before anything is installed.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from './failure.mjs';
import { hashInputs } from './part.mjs';

/** uv's cache for the app's packages. uv links installed files to it, so they take no extra space. */
const cache = join('.venv', 'cache');

/**
 * @typedef {object} PythonPorts
 * @property {(...command: [string, ...string[]]) => Promise<void>} run
 * @property {() => Promise<string>} findPython
 */

/**
 * Make the tools first: they include uv, which makes the other environments.
 * @param {string} root @param {PythonPorts} ports
 * @returns {Record<'tools' | 'app' | 'oldest' | 'scanners', import('./part.mjs').Part>}
 */
export function pythonEnvironments(root, { run, findPython }) {
  const read = (/** @type {string} */ file) => readFileSync(join(root, file), 'utf8');
  const uv = join(root, '.venv', 'tools', 'bin', 'uv');
  const remedy = 'Delete .venv, then run the command again.';
  const toolsLock = read('requirements-tools.txt');
  const tools = {
    name: 'Python tools',
    stamp: join(root, '.venv', 'tools.made'),
    inputHash: hashInputs(toolsLock),
    missing: () => missingDistributions(root, '.venv/tools', [toolsLock]),
    remedy,
    async make() {
      const python = await findPython();
      // Starts from nothing, because pip and uv do not notice that an installation was interrupted.
      rmSync(join(root, '.venv', 'tools'), { recursive: true, force: true });
      mkdirSync(join(root, '.venv'), { recursive: true });
      await run(python, '-m', 'venv', '.venv/tools');
      const [locked] = /^uv==(?:.*\\\n)*.*\n/m.exec(toolsLock) ?? [];
      if (!locked) throw new SetupError('requirements-tools.txt contains no version of uv.');
      writeFileSync(join(root, '.venv', 'uv.txt'), locked);
      const pip = join(root, '.venv', 'tools', 'bin', 'python');
      await run(pip, '-m', 'pip', 'install', '-q', '--require-hashes', '-r', '.venv/uv.txt');
      await run(uv, 'pip', 'sync', '-q', '--python', '.venv/tools', 'requirements-tools.txt');
    },
  };
  /**
   * From nothing each time, so that all of the app's packages are in the cache, and the image's test can install them without a network.
   * @param {string} name @param {string} folder @param {string[]} lockFiles @param {string} [cacheDir]
   */
  const environment = (name, folder, lockFiles, cacheDir) => {
    const path = `.venv/${folder}`;
    const locks = lockFiles.map(read);
    return {
      name,
      stamp: join(root, '.venv', `${folder}.made`),
      inputHash: hashInputs(...(cacheDir ? [cacheDir] : []), ...locks),
      missing: () => missingDistributions(root, path, locks),
      remedy,
      async make() {
        rmSync(join(root, path), { recursive: true, force: true });
        await run(uv, 'venv', '-q', '--python', await findPython(), path);
        await run(
          uv,
          'pip',
          'sync',
          '-q',
          ...(cacheDir ? ['--cache-dir', cacheDir] : []),
          '--python',
          path,
          ...lockFiles,
        );
      },
    };
  };
  const appLocks = ['streamlit/requirements.txt', 'gate/requirements-test.txt'];
  const app = environment('Streamlit', 'app', appLocks, cache);
  const oldest = environment('Oldest Streamlit', 'oldest', ['gate/requirements-oldest.txt']);
  const scanners = environment('Scanners', 'scanners', ['test/scanners/checkov.txt', 'test/scanners/cfn-guard.txt']);
  return { tools, app, oldest, scanners };
}

/**
 * Lists the locked packages that an environment lacks. Ignores packages for some machines only (`; sys_platform == …`).
 * @param {string} root @param {string} environment @param {readonly string[]} locks
 */
function missingDistributions(root, environment, locks) {
  const installed = new Set(installedDistributions(join(root, environment, 'lib')));
  const python = join(environment, 'bin', 'python'); // a link, which is broken when that Python is uninstalled
  return [
    ...(existsSync(join(root, python)) ? [] : [python]),
    ...locks.flatMap(lockedDistributions).filter(each => !installed.has(each)),
  ];
}

/** `name==version` of each requirement without a condition. @param {string} lock */
export function lockedDistributions(lock) {
  return [...lock.matchAll(/^([\w.-]+)==([^\s;\\]+)\s*(;?)/gm)]
    .filter(([, , , condition]) => !condition)
    .map(([, name = '', version]) => `${normalize(name)}==${version}`);
}

/** Reads the metadata folders of installed packages: https://packaging.python.org/en/latest/specifications/recording-installed-packages/ @param {string} lib */
function installedDistributions(lib) {
  if (!existsSync(lib)) return [];
  return readdirSync(lib).flatMap(python => {
    const packages = join(lib, python, 'site-packages');
    if (!existsSync(packages)) return [];
    return readdirSync(packages).flatMap(folder => {
      const [, name, version] = /^(.+)-(.+)\.dist-info$/.exec(folder) ?? [];
      return name ? [`${normalize(name)}==${version}`] : [];
    });
  });
}

/** https://packaging.python.org/en/latest/specifications/name-normalization/ @param {string} name */
const normalize = name => name.toLowerCase().replace(/[-_.]+/g, '-');

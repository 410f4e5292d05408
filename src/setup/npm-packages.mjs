// The npm packages. Plain JavaScript without dependencies: start.mjs uses it before anything is installed.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from './failure.mjs';
import { hashInputs } from './part.mjs';

/**
 * @typedef {{ optional?: boolean, os?: string | string[], cpu?: string | string[], libc?: string | string[] }} LockedPackage
 * @typedef {{ os: string, cpu: string, libc: string | undefined }} Machine
 */

/** No package needs its install script, so none may run. `include` overrides NODE_ENV=production and `omit` in a `.npmrc`. */
const ci = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--loglevel=error'];

/**
 * @param {string} root @param {(...command: [string, ...string[]]) => Promise<void>} run
 * @returns {import('./part.mjs').Part}
 */
export function npmPackages(root, run) {
  const read = (/** @type {string} */ file) => readFileSync(join(root, file), 'utf8');
  const { dependencies, devDependencies, optionalDependencies, overrides } = JSON.parse(read('package.json'));
  const lock = read('package-lock.json');
  const { packages } = JSON.parse(lock);
  const machine = thisMachine();
  if (!Object.entries(packages).some(([path, locked]) => isNode(path) && runsOn(locked, machine))) {
    throw new SetupError(`package-lock.json has no Node 24 for ${machine.os} ${machine.cpu}.`);
  }
  const npm = process.env.npm_execpath;
  return {
    name: 'npm packages',
    stamp: join(root, 'node_modules', '.streamgate'),
    inputHash: hashInputs(JSON.stringify([dependencies, devDependencies, optionalDependencies, overrides]), lock),
    // npm does not fail when it cannot download or write an optional package.
    missing: () =>
      [...neededPackages(packages, machine).map(path => `${path}/package.json`), 'node_modules/.bin/node'].filter(
        path => !existsSync(join(root, path)),
      ),
    remedy: 'Check the connection to the registry, then run the command again.',
    make: () => (npm ? run(process.execPath, npm, ...ci) : run('npm', ...ci)),
  };
}

/** The packages that contain Node itself. @param {string} path */
const isNode = path => /^node_modules\/node-(bin-)?(darwin|linux)-/.test(path);

/**
 * The folders of the packages that npm installs on a machine. Includes optional packages only if they are limited to some kinds of
 * machine: others may belong to packages that this machine does not need.
 * @param {Record<string, LockedPackage>} packages as in package-lock.json @param {Machine} machine
 */
export function neededPackages(packages, machine) {
  return Object.entries(packages)
    .filter(([path]) => path !== '') // the project itself
    .filter(([, locked]) => runsOn(locked, machine) && (!locked.optional || locked.os || locked.cpu || locked.libc))
    .map(([path]) => path);
}

/**
 * Compares `os`, `cpu` and `libc`, which have this form: https://docs.npmjs.com/cli/v11/configuring-npm/package-json#os
 * @param {LockedPackage} locked @param {Machine} machine
 */
function runsOn({ os, cpu, libc }, machine) {
  const suits = (/** @type {string | string[] | undefined} */ words, /** @type {string | undefined} */ value) => {
    const list = [words ?? []].flat();
    const allowed = list.filter(word => !word.startsWith('!'));
    return (
      !list.includes(`!${value}`) && (allowed.length === 0 || allowed.includes('any') || allowed.includes(value ?? ''))
    );
  };
  return suits(os, machine.os) && suits(cpu, machine.cpu) && suits(libc, machine.libc);
}

/** @returns {Machine} */
function thisMachine() {
  return { os: process.platform, cpu: process.arch, libc: process.platform === 'linux' ? linuxLibc() : undefined };
}

/** The method that npm uses: https://github.com/npm/npm-install-checks/blob/main/lib/current-env.js */
function linuxLibc() {
  Object.assign(process.report, { excludeNetwork: true }); // otherwise it would look up the names of all addresses
  const { header } = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (process.report.getReport());
  return header.glibcVersionRuntime ? 'glibc' : 'musl';
}

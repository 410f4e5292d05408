// Plain JavaScript without dependencies: start.mjs uses it before anything is installed.
import { SetupError } from './failure.mjs';

/** @typedef {{ code: number, signal: string | null, output: string }} Answer */

/**
 * Finds a Python of at least 3.11 that can create virtual environments: the value of PYTHON, or the first one on the PATH.
 * @param {string | undefined} wanted PYTHON @param {(...command: [string, ...string[]]) => Promise<Answer>} ask
 */
export async function findPython(wanted, ask) {
  const names = wanted ? [wanted] : ['python3', 'python3.13', 'python3.12', 'python3.11'];
  const tooOld = [];
  for (const name of names) {
    const version = await answer(name, 'import sys; print("%d.%d" % sys.version_info[:2])');
    if (version === undefined) continue;
    const [major = 0, minor = 0] = version.split('.').map(Number);
    if (major !== 3 || minor < 11) {
      tooOld.push(`${name} is ${version}`);
      continue;
    }
    if ((await answer(name, 'import ensurepip, venv')) === undefined) {
      throw new SetupError(`Python ${version} has no venv module. On Debian or Ubuntu: apt install python3-venv`);
    }
    return name;
  }
  const found = tooOld.length > 0 ? tooOld.join(', ') : `none of ${names.join(', ')} runs`;
  throw new SetupError(
    `Python 3.11 or later is missing (${found}). On Debian or Ubuntu: apt install python3 python3-venv`,
  );

  /** Returns what a program prints; undefined if it fails. Throws if a signal ended it. @param {string} name @param {string} program */
  async function answer(name, program) {
    const { code, signal, output } = await ask(name, '-c', program);
    if (signal) throw new SetupError(`${name} was ended by ${signal} while it ran: ${program}`);
    return code === 0 ? output.trim() : undefined;
  }
}

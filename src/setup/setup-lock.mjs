// Lets one process at a time set a clone up. Plain JavaScript without dependencies: start.mjs uses it before anything is installed.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { identifyProcess } from './process-identity.mjs';

/**
 * @typedef {object} SetupLock
 * @property {(pid: number) => void} recordCommand names a command that whoever takes the lock over must end first
 * @property {() => void} release
 */

const pollMs = 200;

/**
 * Takes the lock in `directory`, or waits for it. The lock of a process that has ended without releasing it is taken over, once the
 * commands that it had started have ended.
 *
 * Each holder is a numbered folder; the one with the highest number counts, until it is released or its process has ended. Neither can be
 * undone, and a number is never used twice, so two processes that find the same lock without a holder cannot both take it over.
 * @param {string} directory @param {(pid: number) => void} onWait called once, with the holder, if there is one to wait for
 * @returns {Promise<SetupLock>}
 */
export async function takeSetupLock(directory, onWait) {
  mkdirSync(directory, { recursive: true });
  for (let waits = 0; ; ) {
    const last = Math.max(0, ...holders(directory));
    const owner = readOwner(join(directory, String(last)));
    if (owner && identifyProcess(pidOf(owner)) === owner) {
      if (waits++ === 0) onWait(pidOf(owner));
      await delay(pollMs);
    } else {
      const own = claim(directory, last + 1);
      if (own) {
        await endLeftovers(directory, last + 1);
        return {
          recordCommand: pid => writeFileSync(join(own, `command-${pid}`), identifyProcess(pid) ?? ''),
          release: () => rmSync(join(own, 'owner'), { force: true }), // the folder stays, so that its number does
        };
      }
    }
  }
}

/** @param {string} directory @returns {number[]} */
const holders = directory => readdirSync(directory).map(Number).filter(Number.isInteger);

/** @param {string} holder */
function readOwner(holder) {
  try {
    return readFileSync(join(holder, 'owner'), 'utf8');
  } catch {
    return undefined; // released
  }
}

/** @param {string} identity */
const pidOf = identity => Number.parseInt(identity, 10);

/**
 * The folder of holder `number`, if this process has become it. It appears complete or not at all, and only if there is none yet: a folder
 * cannot be renamed to one that has files.
 * @param {string} directory @param {number} number
 */
function claim(directory, number) {
  const own = join(directory, String(number));
  const draft = mkdtempSync(join(directory, 'draft-'));
  try {
    writeFileSync(join(draft, 'number'), String(number));
    writeFileSync(join(draft, 'owner'), identifyProcess(process.pid) ?? '');
    renameSync(draft, own);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    const { code = '' } = /** @type {NodeJS.ErrnoException} */ (error);
    if (['EEXIST', 'ENOTEMPTY', 'ENOENT'].includes(code)) return undefined;
    throw error;
  }
  // A lower number than another's is no claim: that other one has found this number used and deleted.
  if (Math.max(...holders(directory)) === number) return own;
  rmSync(own, { recursive: true, force: true });
  return undefined;
}

/** Ends what earlier holders' commands still do, and deletes what is left of them. @param {string} directory @param {number} own */
async function endLeftovers(directory, own) {
  for (const holder of holders(directory).filter(number => number !== own)) {
    const folder = join(directory, String(holder));
    for (const name of existsSync(folder) ? readdirSync(folder) : []) {
      if (name.startsWith('command-')) await endGroup(readFileSync(join(folder, name), 'utf8'));
    }
    rmSync(folder, { recursive: true, force: true });
  }
  for (const name of readdirSync(directory)) {
    if (name.startsWith('draft-')) rmSync(join(directory, name), { recursive: true, force: true });
  }
}

/** With SIGKILL: npm would spend minutes on the way back to what was there before. @param {string} identity */
async function endGroup(identity) {
  const pid = pidOf(identity);
  while (identity !== '' && identifyProcess(pid) === identity) {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // It has just ended.
    }
    await delay(20);
  }
}

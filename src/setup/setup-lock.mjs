// Lets one process at a time set up a clone. Plain JavaScript without dependencies: start.mjs uses it before anything is installed.
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
 * @property {(pid: number) => void} recordCommand records a command that the next owner must end before it takes over
 * @property {() => void} release
 */

const pollMs = 200;

/**
 * Takes the lock in `directory`, or waits for it. Takes over the lock of a process that ended without releasing it, after ending the
 * commands which that process started.
 *
 * Each holder has a numbered folder. The highest number holds the lock until it is released or its process ends. Both are final, and
 * numbers are never reused, so two processes cannot both take over the same lock.
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
          release: () => rmSync(join(own, 'owner'), { force: true }), // keeps the folder, so that its number is not reused
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
 * Returns the folder of holder `number` if this process could claim it. The rename is atomic, and fails if the folder already has
 * files.
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
  // A higher number exists, so this number was used and deleted before.
  if (Math.max(...holders(directory)) === number) return own;
  rmSync(own, { recursive: true, force: true });
  return undefined;
}

/** Ends commands of earlier holders that still run, and deletes their folders. @param {string} directory @param {number} own */
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

/** Uses SIGKILL, because npm would spend minutes restoring the previous state. @param {string} identity */
async function endGroup(identity) {
  const pid = pidOf(identity);
  while (identity !== '' && identifyProcess(pid) === identity) {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // The process has just ended.
    }
    await delay(20);
  }
}

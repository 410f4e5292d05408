// Why set-up failed, in words. Plain JavaScript without dependencies: start.mjs uses it before anything is installed.
import { statfsSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';

/** A failure that says all there is to say. */
export class SetupError extends Error {
  /** @override */
  name = 'SetupError';
}

/** As Node, npm, pip, uv and the shell write it, and the same for a quota. */
const full = /ENOSPC|EDQUOT|No space left on device|Disk quota exceeded/i;

/** Less than this free means full: file systems keep some blocks back. */
const fullBelowBytes = 1_000_000;

/** @typedef {{ place: string, freeBytes: number }} Space */

/**
 * What to do about a full disk, if that is why something failed; else undefined.
 * @param {string} problem what was printed or thrown @param {readonly Space[]} spaces
 */
export function adviseOnFullDisk(problem, spaces) {
  if (!full.test(problem) && spaces.every(({ freeBytes }) => freeBytes >= fullBelowBytes)) return undefined;
  const list = spaces.map(({ place, freeBytes }) => `  ${place}: ${Math.floor(freeBytes / 1_000_000)} MB free`);
  return [
    'There is no space left on the disk. A first start needs 2 GB, where these are:',
    ...list,
    'Free some space, then run the command again.',
  ].join('\n');
}

/**
 * Where set-up and preview write: the clone, the caches of npm, pip and uv in the home directory, and temporary files.
 * @param {string} root @returns {Space[]}
 */
export function freeSpaces(root) {
  return [...new Set([root, homedir(), tmpdir()])].flatMap(place => {
    try {
      const { bavail, bfree, bsize } = statfsSync(place);
      const isRoot = process.getuid?.() === 0; // who may use the reserve, too
      return [{ place, freeBytes: (isRoot ? bfree : bavail) * bsize }];
    } catch {
      return [];
    }
  });
}

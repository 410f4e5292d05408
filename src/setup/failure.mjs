// Explains why set-up failed. Plain JavaScript without dependencies: start.mjs uses it before anything is installed.
import { statfsSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';

/** An error whose message needs no stack trace. */
export class SetupError extends Error {
  /** @override */
  name = 'SetupError';
}

/** How Node, npm, pip, uv and the shell report a full disk or an exceeded quota. */
const full = /ENOSPC|EDQUOT|No space left on device|Disk quota exceeded/i;

/** A disk with less free space counts as full, because file systems reserve some blocks. */
const fullBelowBytes = 1_000_000;

/** @typedef {{ place: string, freeBytes: number }} Space */

/**
 * Advice for a full disk, if that is why something failed; otherwise undefined.
 * @param {string} problem what was printed or thrown @param {readonly Space[]} spaces
 */
export function adviseOnFullDisk(problem, spaces) {
  if (!full.test(problem) && spaces.every(({ freeBytes }) => freeBytes >= fullBelowBytes)) return undefined;
  const list = spaces.map(({ place, freeBytes }) => `  ${place}: ${Math.floor(freeBytes / 1_000_000)} MB free`);
  return [
    'No space left on the disk. The first start needs 2 GB in these places:',
    ...list,
    'Free some space, then run the command again.',
  ].join('\n');
}

/**
 * The free space where set-up and preview write: the clone, the home directory (caches of npm, pip and uv) and the folder for
 * temporary files.
 * @param {string} root @returns {Space[]}
 */
export function freeSpaces(root) {
  return [...new Set([root, homedir(), tmpdir()])].flatMap(place => {
    try {
      const { bavail, bfree, bsize } = statfsSync(place);
      const isRoot = process.getuid?.() === 0; // root may use the reserved blocks
      return [{ place, freeBytes: (isRoot ? bfree : bavail) * bsize }];
    } catch {
      return [];
    }
  });
}

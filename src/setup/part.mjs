// One part of what is installed. Plain JavaScript without dependencies: start.mjs uses it before anything is installed.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { SetupError } from './failure.mjs';

/**
 * @typedef {object} Part
 * @property {string} name
 * @property {string} stamp the file that says from what it was made
 * @property {string} inputHash the hash of what it is made from
 * @property {() => string[]} missing names what should be there and is not
 * @property {string} remedy what to do if something is missing although nothing failed
 * @property {() => Promise<void>} make
 */

/** Hashes what a part is made from, such as lock files. @param {string[]} contents */
export function hashInputs(...contents) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const content of contents) hash.update(content);
  return hash.digest('hex');
}

/** @param {Part} part */
export const isMade = ({ stamp, inputHash, missing }) =>
  existsSync(stamp) && readFileSync(stamp, 'utf8') === inputHash && missing().length === 0;

/**
 * Makes a part unless it is there. The stamp goes first and comes back last, when all that it stands for is there: an interrupted part is
 * made again.
 * @param {Part} part @param {(line: string) => void} say
 */
export async function makePart(part, say) {
  if (isMade(part)) return;
  const { name, stamp, inputHash, missing, remedy, make } = part;
  say(`  … ${name}`);
  const began = Date.now();
  rmSync(stamp, { force: true });
  await make();
  const absent = missing();
  if (absent.length > 0) {
    const first = absent.slice(0, 3).join(', ');
    const rest = absent.length > 3 ? ` and ${absent.length - 3} more` : '';
    throw new SetupError(`${name}: nothing failed, but ${first}${rest} did not get installed. ${remedy}`);
  }
  writeFileSync(stamp, inputHash);
  say(`  ✓ ${name} (${((Date.now() - began) / 1000).toFixed(0)} s)`);
}

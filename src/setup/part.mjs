// Installs one part of the project's dependencies. Plain JavaScript without dependencies: start.mjs uses it before anything is installed.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { SetupError } from './failure.mjs';

/**
 * @typedef {object} Part
 * @property {string} name
 * @property {string} stamp the file that records what the part was made from
 * @property {string} inputHash the hash of what the part is made from
 * @property {() => string[]} missing returns the names of missing files
 * @property {string} remedy what to do if files are missing although no command failed
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
 * Makes a part unless it exists already. Deletes the stamp first and writes it last, when nothing is missing, so an interrupted part
 * is made again.
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
    throw new SetupError(`${name}: no command failed, but ${first}${rest} was not installed. ${remedy}`);
  }
  writeFileSync(stamp, inputHash);
  say(`  ✓ ${name} (${((Date.now() - began) / 1000).toFixed(0)} s)`);
}

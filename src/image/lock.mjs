// Whether a lock was made from its requirements as they are now. Plain JavaScript: start.mjs asks before anything is installed.

import { sha256 } from './sha256.mjs';

/** What is locked, and from what: files of `streamlit/`. In this order, for the second refers to the first. */
export const locks = Object.freeze([
  Object.freeze({ input: 'requirements.in', lock: 'requirements.txt' }),
  Object.freeze({ input: 'requirements-test.in', lock: 'requirements-test.txt' }),
]);

const reference = /^(?:-r|-c|--requirement|--constraint)[\s=]*(\S+)/;
const mark = /^# made from (\S+) sha256:([0-9a-f]{64})\r?$/m;

/**
 * The lock, marked with what it was made from. `read` reads a file by its path within `streamlit/`.
 * @param {string} lock @param {string} input @param {(path: string) => string} read
 */
export async function marked(lock, input, read) {
  const line = `# made from ${input} sha256:${await fingerprint(input, read)}`;
  return `${line}\n${lock.replace(new RegExp(`${mark.source}\n`, 'm'), '')}`;
}

/**
 * What is wrong with the locks, in a sentence that names the remedy; undefined if each was made from its input as it is now.
 * @param {(path: string) => string} read reads a file by its path within `streamlit/`; throws if there is none
 * @returns {Promise<string | undefined>}
 */
export async function staleLocks(read) {
  const stale = [];
  for (const { input, lock } of locks) {
    const [, from, made] = mark.exec(read(lock)) ?? [];
    if (from !== input || made !== (await fingerprint(input, read))) stale.push(`${lock} was not made from ${input}`);
  }
  if (stale.length === 0) return undefined;
  return `In streamlit/, ${stale.join(', and ')} as it is now. Make them match: npm run lock`;
}

/**
 * Of the requirements and of every file they refer to. Comments, blank lines and line endings do not count.
 * @param {string} path @param {(path: string) => string} read
 */
async function fingerprint(path, read) {
  const text = [...requirements(path, read, new Set())].join('\n');
  return sha256(new TextEncoder().encode(text));
}

/**
 * @param {string} path @param {(path: string) => string} read @param {Set<string>} seen
 * @returns {Generator<string, void, undefined>}
 */
function* requirements(path, read, seen) {
  if (seen.has(path)) return;
  seen.add(path);
  for (const written of read(path).split(/\r?\n/)) {
    const line = written.replace(/(^|\s)#.*/, '').trim();
    if (line !== '') yield line;
    const [, other] = reference.exec(line) ?? [];
    // As pip reads it: beside the file that names it.
    if (other) yield* requirements(new URL(other, `file:///${path}`).pathname.slice(1), read, seen);
  }
}

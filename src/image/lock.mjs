// Whether a lock was made from its requirements as they are now. Plain JavaScript: start.mjs asks before anything is installed.

import { sha256 } from './sha256.mjs';

/** What is locked, and from what: files of the repository. In this order, for the second refers to the first. */
export const locks = Object.freeze([
  Object.freeze({ input: 'streamlit/requirements.in', lock: 'streamlit/requirements.txt' }),
  Object.freeze({ input: 'gate/requirements-test.in', lock: 'gate/requirements-test.txt' }),
]);

const reference = /^(?:-r|-c|--requirement|--constraint)[\s=]*(\S+)/;
const mark = /^# made from (\S+) sha256:([0-9a-f]{64})\r?$/m;

/**
 * The lock, marked with what it was made from. `read` reads a file by its path within the repository.
 * @param {string} lock @param {string} input @param {(path: string) => string} read
 */
export async function withMarker(lock, input, read) {
  const line = `# made from ${nameOf(input)} sha256:${await fingerprint(input, read)}`;
  return `${line}\n${lock.replace(new RegExp(`${mark.source}\n`, 'm'), '')}`;
}

/**
 * What is wrong with the locks, in a sentence that names the remedy; undefined if each was made from its input as it is now.
 * @param {(path: string) => string} read reads a file by its path within the repository; throws if there is none
 * @returns {Promise<string | undefined>}
 */
export async function staleLocks(read) {
  const stale = [];
  for (const { input, lock } of locks) {
    const [, from, made] = mark.exec(read(lock)) ?? [];
    const matches = from === nameOf(input) && made === (await fingerprint(input, read));
    if (!matches) stale.push(`${lock} was not made from ${input}`);
  }
  if (stale.length === 0) return undefined;
  return `${stale.join(', and ')} as it is now. Make them match: npm run lock`;
}

/** In the lock, which lies beside its input. @param {string} path */
const nameOf = path => path.slice(path.lastIndexOf('/') + 1);

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

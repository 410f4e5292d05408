// `npm run lock`: what apps and tests need, pinned with hashes for every platform, and marked with what it was made from.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { locks, withMarker } from '../lock.mjs';

const root = join(import.meta.dirname, '..', '..', '..');
const uv = join(root, '.venv', 'tools', 'bin', 'uv');
const read = (/** @type {string} */ path) => readFileSync(join(root, path), 'utf8');

if (!existsSync(uv)) {
  console.error('There is no uv in .venv/tools yet. npm start gets it, also while a lock is stale.');
  process.exit(1);
}
for (const { input, lock } of locks) {
  const options = ['-q', '--universal', '--generate-hashes', '--python-version', '3.11'];
  const named = ['--custom-compile-command', 'npm run lock', basename(input), '-o', basename(lock)];
  const args = ['pip', 'compile', ...options, ...named];
  const { status, error } = spawnSync(uv, args, { cwd: join(root, dirname(input)), stdio: 'inherit' });
  if (status !== 0) {
    console.error(`${lock} could not be made from ${input}.${error ? ` ${error.message}` : ''}`);
    process.exit(1);
  }
  writeFileSync(join(root, lock), await withMarker(read(lock), input, read));
}
// The image is installed by the very uv that locks it.
const [entry] = /^uv==(?:.*\\\n)*.*\n/m.exec(readFileSync(join(root, 'requirements-tools.txt'), 'utf8')) ?? [];
if (!entry) throw new Error('requirements-tools.txt contains no version of uv.');
writeFileSync(join(root, 'gate', 'requirements-uv.txt'), `# From requirements-tools.txt, by: npm run lock\n${entry}`);

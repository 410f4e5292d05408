// `npm run lock`: what streamlit/ needs, pinned with hashes for every platform, and marked with what it was made from.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { locks, marked } from '../lock.mjs';

const root = join(import.meta.dirname, '..', '..', '..');
const folder = join(root, 'streamlit');
const uv = join(root, '.venv', 'tools', 'bin', 'uv');
const read = (/** @type {string} */ path) => readFileSync(join(folder, path), 'utf8');

if (!existsSync(uv)) {
  console.error('There is no uv in .venv/tools yet. npm start gets it, also while a lock is stale.');
  process.exit(1);
}
for (const { input, lock } of locks) {
  const options = ['-q', '--universal', '--generate-hashes', '--python-version', '3.11'];
  const args = ['pip', 'compile', ...options, '--custom-compile-command', 'npm run lock', input, '-o', lock];
  const { status, error } = spawnSync(uv, args, { cwd: folder, stdio: 'inherit' });
  if (status !== 0) {
    console.error(`streamlit/${lock} could not be made from ${input}.${error ? ` ${error.message}` : ''}`);
    process.exit(1);
  }
  writeFileSync(join(folder, lock), await marked(read(lock), input, read));
}
// The image is installed by the very uv that locks it.
const [entry] = /^uv==(?:.*\\\n)*.*\n/m.exec(readFileSync(join(root, 'requirements-tools.txt'), 'utf8')) ?? [];
if (!entry) throw new Error('requirements-tools.txt does not lock uv.');
writeFileSync(join(folder, 'requirements-uv.txt'), `# From requirements-tools.txt, by: npm run lock\n${entry}`);

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '..');
let clone: string;

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'streamgate-setup-'));
  for (const file of ['start.mjs', 'package.json', 'package-lock.json', 'src/image/lock.mjs', 'src/image/sha256.mjs']) {
    cpSync(join(root, file), join(clone, file), { recursive: true });
  }
});

afterEach(() => rmSync(clone, { recursive: true }));

/** `npm run setup`, with an npm that only writes down what it is told. */
function setup() {
  const npm = join(clone, 'npm.cjs');
  const told = join(clone, 'told.json');
  mkdirSync(join(clone, 'node_modules'), { recursive: true });
  writeFileSync(
    npm,
    `require('node:fs').writeFileSync(${JSON.stringify(told)}, JSON.stringify(process.argv.slice(2)));`,
  );
  rmSync(told, { force: true });
  const { status, stderr } = spawnSync(process.execPath, ['start.mjs', 'setup'], {
    cwd: clone,
    encoding: 'utf8',
    env: { PATH: '', npm_execpath: npm }, // no Python, no uv
  });
  return { status, stderr, npm: existsSync(told) ? JSON.parse(readFileSync(told, 'utf8')) : undefined };
}

test('installs the npm packages as they are locked, without their scripts, and nothing else', () => {
  expect(setup()).toEqual({ status: 0, stderr: '', npm: ['ci', '--ignore-scripts', '--loglevel=error'] });
  expect(existsSync(join(clone, '.venv'))).toBe(false);
});

test('does nothing the second time', () => {
  setup();
  expect(setup()).toEqual({ status: 0, stderr: '', npm: undefined });
});

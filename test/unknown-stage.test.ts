import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '..');
const program = join(root, 'node_modules', 'serverless', 'bin', 'serverless.js');

test('an unknown stage is answered with the known ones', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'package', '--stage', 'prdo'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(status).toBe(2);
  expect(stdout + stderr).toMatch(/Unknown stage "prdo".*local, dev, prod/);
});

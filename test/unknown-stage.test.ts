import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { slsProgram } from './world/packaged.ts';

const root = join(import.meta.dirname, '..');

test('an unknown stage is answered with the known ones', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [slsProgram, 'package', '--stage', 'prdo'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(status).toBe(2);
  expect(stdout + stderr).toMatch(/Unknown stage "prdo".*local, dev, prod/);
});

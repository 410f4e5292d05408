import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { aProject } from './world/project.ts';

// No compiler sees config/stages.ts before a deploy: Node strips the types.

const project = aProject();
afterAll(() => project.remove());

const nowhere = 'http://127.0.0.1:1';
const finding =
  'apps.finance.policy.allow.0.gruop is "finance". Allowed: one of the settings group, email, emailDomain.';

beforeAll(() => project.stages({ "{ group: 'finance' }": "{ gruop: 'finance' } as never" }));

test.each([
  'print --stage prod',
  'package --stage prod',
  'deploy --stage prod',
  'info --stage prod',
  'cost --stage prod',
  'access explain ana@acme.com --app finance --stage prod',
])('sls %s refuses a setting that is misspelt before it does anything', line => {
  const { status, stdout, stderr } = project.sls(line, nowhere);
  expect(stdout).toBe('');
  expect(stderr).toContain(`✗ config/stages.ts, stage prod:\n  ${finding} Write "group".`);
  expect(status).toBe(2);
  expect(existsSync(join(project.root, '.serverless'))).toBe(false);
});

test('so does the preview', () => {
  const directory = join(project.root, '.preview');
  const main = join(project.root, 'src', 'preview', 'main.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, directory], {
    cwd: project.root,
    encoding: 'utf8',
    timeout: 60_000, // a preview that starts all the same ends itself at SIGTERM
  });
  expect(stdout).toBe('');
  expect(stderr).toContain(`✗ config/stages.ts, stage local:\n  ${finding} Write "group".`);
  expect(status).toBe(1);
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { aProject } from './world/project.ts';

const project = aProject();
afterAll(() => project.remove());

test('a deploy whose config.toml promises larger uploads than an app can hold is refused before AWS is asked anything', () => {
  const file = join(project.root, 'streamlit', '.streamlit', 'config.toml');
  const given = readFileSync(file, 'utf8').replace('\n[server]\n', '\n[server]\nmaxUploadSize = 200  # MB\n');
  writeFileSync(file, given);
  const { status, stderr } = project.sls('deploy --stage dev', 'http://127.0.0.1:1'); // where nobody answers
  expect(status).toBe(2);
  expect(stderr).toMatch(/maxUploadSize in \S+config\.toml is 200\. Allowed: 32 at most, .*\nNothing was changed\./s);
});

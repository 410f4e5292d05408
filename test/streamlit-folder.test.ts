import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '..');
const git = ['ls-files', '--cached', '--others', '--exclude-standard', 'streamlit'];
const files = execFileSync('git', git, { cwd: root, encoding: 'utf8' }).trim().split('\n');

/** What a team has in there: apps, Streamlit's settings, packages, how the image is made, and folders of pages or data. */
const teams = [
  /^(?!asgi|gate|conftest)\w+\.py$/,
  /^\.streamlit\/config\.toml$/,
  /^requirements\.(?:in|txt)$/,
  /^(?:Dockerfile|\.dockerignore)$/,
  /^(?!gate|testing)\w[\w-]*\//,
];

test("streamlit/ holds a team's apps, and no file of ours for it to merge with", () => {
  const paths = files.map(file => file.replace('streamlit/', ''));
  expect(paths).toEqual(expect.arrayContaining(['app.py', 'Dockerfile', 'requirements.in']));
  expect(paths.filter(path => !teams.some(form => form.test(path)))).toEqual([]);
});

test("Streamlit's settings there are a team's own: what makes an app safe is set by the gate", () => {
  const toml = readFileSync(join(root, 'streamlit', '.streamlit', 'config.toml'), 'utf8');
  expect(toml).toContain('[theme]');
  expect(toml).not.toMatch(/trustedUserHeaders|x-streamgate|\[logger\]|enableCORS|enableXsrfProtection/);
});

test('no app there uses the gate or reads its variables', () => {
  const pages = files.filter(file => file.endsWith('.py'));
  expect(pages.length).toBeGreaterThan(0);
  const uses = /^\s*(?:from|import) +gate\b|STREAMGATE_/m;
  expect(pages.filter(file => uses.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
});

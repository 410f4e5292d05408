import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { imageFiles } from './context.ts';

const rulesOf = (folder: string) => readFileSync(new URL(`../../${folder}/.dockerignore`, import.meta.url), 'utf8');
const rules = { streamlit: rulesOf('streamlit'), gate: rulesOf('gate') };

test.each([
  ['streamlit', 'app.py'],
  ['streamlit', 'requirements.txt'],
  ['streamlit', '.streamlit/config.toml'],
  ['gate', 'asgi.py'],
  ['gate', 'middleware.py'],
  ['gate', 'refused.html'],
  ['gate', 'requirements-uv.txt'],
] as const)('%s/%s is in the image', (folder, path) => expect(imageFiles([path], rules[folder])).toEqual([path]));

test.each([
  ['streamlit', 'Dockerfile'],
  ['streamlit', '.dockerignore'],
  ['streamlit', '.streamlit/secrets.toml'],
  ['streamlit', '.env'],
  ['streamlit', '.env.local'],
  ['streamlit', 'test_app.py'],
  ['streamlit', 'pages/deep/test_page.py'],
  ['streamlit', 'requirements.in'],
  ['streamlit', '__pycache__/app.cpython-313.pyc'],
  ['streamlit', '.venv/bin/python'],
  ['streamlit', 'data/.DS_Store'],
  ['gate', '.dockerignore'],
  ['gate', 'testing/mint.py'],
  ['gate', 'test_keys.py'],
  ['gate', 'conftest.py'],
  ['gate', 'requirements-test.txt'],
  ['gate', '__pycache__/keys.cpython-313.pyc'],
] as const)('%s/%s is not', (folder, path) => expect(imageFiles([path], rules[folder])).toEqual([]));

test('a page whose name only begins like a test is', () => {
  const pages = ['testimonials.py', 'pages/latest.py'];
  expect(imageFiles(pages, rules.streamlit)).toEqual(pages);
});

test('rules are read with any line endings', () => {
  expect(imageFiles(['a.py', 'b.py'], 'a.py\r\n')).toEqual(['b.py']);
});

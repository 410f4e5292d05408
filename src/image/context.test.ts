import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { imageFiles } from './context.ts';

const ours = readFileSync(new URL('../../streamlit/.dockerignore', import.meta.url), 'utf8');

test.each([
  'app.py',
  'asgi.py',
  'gate/middleware.py',
  'gate/refused.html',
  'requirements.txt',
  '.streamlit/config.toml',
])('%s is in the image', path => expect(imageFiles([path], ours)).toEqual([path]));

test.each([
  '.streamlit/secrets.toml',
  '.env',
  '.env.local',
  'gate/testing/mint.py',
  'gate/test_keys.py',
  'gate/conftest.py',
  'test_app.py',
  'pages/deep/test_page.py',
  'requirements.in',
  'requirements-test.txt',
  '__pycache__/app.cpython-313.pyc',
  'gate/__pycache__/keys.cpython-313.pyc',
  '.venv/bin/python',
  'data/.DS_Store',
])('%s is not', path => expect(imageFiles([path], ours)).toEqual([]));

test('a page whose name only begins like a test is', () => {
  expect(imageFiles(['testimonials.py', 'pages/latest.py'], ours)).toEqual(['testimonials.py', 'pages/latest.py']);
});

test('how the image is made counts, whatever is left out of it', () => {
  expect(imageFiles(['Dockerfile', '.dockerignore', 'app.py'], '**')).toEqual(['Dockerfile', '.dockerignore']);
});

test('rules are read with any line endings', () => {
  expect(imageFiles(['a.py', 'b.py'], 'a.py\r\n')).toEqual(['b.py']);
});

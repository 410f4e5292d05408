import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { contentHash } from '../content-hash.ts';
import { imageFiles, imageSource } from './image-source.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'streamgate-source-'));
  write('apps/.dockerignore', '.dockerignore\nDockerfile\nsecrets.toml\n');
  write('apps/Dockerfile', 'FROM python\n');
  write('apps/app.py', 'a\n');
  write('apps/pages/one.py', 'b\n');
  write('gate/.dockerignore', '.dockerignore\ntesting\n');
  write('gate/asgi.py', 'g\n');
  write('gate/testing/mint.py', 't\n');
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
const source = () => imageSource(join(folder, 'apps'), join(folder, 'gate'));
const hash = async () => contentHash(await source(), {});

test('the Dockerfile is at the top, the apps and the gate have a folder each', async () => {
  const files = (await source()).map(({ path, content }) => [path, Buffer.from(content).toString()]);
  expect(files.sort()).toEqual([
    ['Dockerfile', 'FROM python\n'],
    ['app/app.py', 'a\n'],
    ['app/pages/one.py', 'b\n'],
    ['gate/asgi.py', 'g\n'],
  ]);
});

test.each(['apps/pages/one.py', 'apps/new.py', 'apps/Dockerfile', 'gate/asgi.py', 'gate/new.py'])(
  'a change of %s is another image',
  async path => {
    const before = await hash();
    write(path, 'c\n');
    expect(await hash()).not.toBe(before);
  },
);

test('times, permissions, what is left out and what lies beside the two change nothing', async () => {
  const before = await hash();
  utimesSync(join(folder, 'apps', 'app.py'), 0, 0);
  chmodSync(join(folder, 'apps', 'app.py'), 0o755);
  write('apps/secrets.toml', 'key = 1\n');
  write('gate/testing/mint.py', 'u\n');
  write('src/image.ts', 'export {};\n');
  expect(await hash()).toBe(before);
});

test('a link is refused by name, unless it is left out', async () => {
  symlinkSync('/etc/passwd', join(folder, 'apps', 'data.csv'));
  await expect(source()).rejects.toThrow(/apps holds data\.csv, which is no file/);
  write('apps/.dockerignore', 'data.csv\n');
  await expect(source()).resolves.toBeDefined();
});

test.each(['gate.py', 'gate/asgi.py', 'gate/more.py'])(
  'a %s among the apps is refused: it would stand in for ours',
  async path => {
    write(`apps/${path}`, 'import this\n');
    await expect(source()).rejects.toThrow(`apps holds ${path}, where the image has the gate. Rename it.`);
  },
);

test('what only sounds like the gate is an app like any other', async () => {
  write('apps/gateway.py', '');
  write('apps/pages/gate.py', '');
  const paths = (await source()).map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(['app/gateway.py', 'app/pages/gate.py']));
});

test('a folder without .dockerignore is taken whole', async () => {
  rmSync(join(folder, 'gate', '.dockerignore'));
  expect((await source()).map(({ path }) => path)).toContain('gate/testing/mint.py');
});

const rulesOf = (folder: string) => readFileSync(new URL(`../../../${folder}/.dockerignore`, import.meta.url), 'utf8');
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

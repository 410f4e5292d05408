import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { contentHash } from '../content-hash.ts';
import { imageSource } from './image-source.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'streamgate-source-'));
  mkdirSync(join(folder, 'pages'));
  writeFileSync(join(folder, '.dockerignore'), 'secrets.toml\n');
  writeFileSync(join(folder, 'app.py'), 'a\n');
  writeFileSync(join(folder, 'pages', 'one.py'), 'b\n');
});
afterEach(() => rmSync(folder, { recursive: true }));

const hash = async () => contentHash(await imageSource(folder), {});

test('every file has its path with slashes and its content', async () => {
  const files = (await imageSource(folder)).map(({ path, content }) => [path, Buffer.from(content).toString()]);
  expect(files.sort()).toEqual([
    ['.dockerignore', 'secrets.toml\n'],
    ['app.py', 'a\n'],
    ['pages/one.py', 'b\n'],
  ]);
});

test('times, permissions and what is left out do not change the name; content does', async () => {
  const before = await hash();
  utimesSync(join(folder, 'app.py'), 0, 0);
  chmodSync(join(folder, 'app.py'), 0o755);
  writeFileSync(join(folder, 'secrets.toml'), 'key = 1\n');
  expect(await hash()).toBe(before);
  writeFileSync(join(folder, 'pages', 'one.py'), 'c\n');
  expect(await hash()).not.toBe(before);
});

test('a link is refused by name, unless it is left out', async () => {
  symlinkSync('/etc/passwd', join(folder, 'data.csv'));
  await expect(imageSource(folder)).rejects.toThrow(/holds data\.csv, which is no file/);
  writeFileSync(join(folder, '.dockerignore'), 'data.csv\n');
  await expect(imageSource(folder)).resolves.toHaveLength(3);
});

test('a folder without .dockerignore is taken whole', async () => {
  rmSync(join(folder, '.dockerignore'));
  await expect(imageSource(folder)).resolves.toHaveLength(2);
});

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { inlineCode, read, root, tables } from './markdown.ts';

const contributing = read('CONTRIBUTING.md');
const named = new Set(inlineCode(contributing));

/** Folders of the repository that a reader may enter. */
const foldersOf = (folder: string) =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter(entry => entry.isDirectory() && !/^(?:\.|node_modules$|coverage$)/.test(entry.name))
    .map(({ name }) => `${folder}${name}/`);

const unnamed = (folders: string[], names: ReadonlySet<string>) => folders.filter(folder => !names.has(folder));

test('the map names every folder of the repository and of src', () => {
  const folders = [...foldersOf('').filter(folder => folder !== 'src/'), ...foldersOf('src/')];
  expect(folders.length).toBeGreaterThan(20);
  expect(unnamed(folders, named)).toEqual([]);
});

test('a folder without a row would be found', () => {
  expect(unnamed(['src/access/', 'src/nothing/'], named)).toEqual(['src/nothing/']);
});

test('every word has its Japanese and a place in the code', () => {
  const [, ...rows] = tables(contributing).find(([head]) => head?.includes('concept')) ?? [];
  expect(rows.length).toBeGreaterThan(25);
  for (const row of rows) {
    expect(row).toHaveLength(4);
    expect(row[2]).toMatch(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u);
    expect(row[3]).toMatch(/^`|^\[/);
  }
});

test('each of the five flows is a list of files', () => {
  const [, ...rows] = tables(contributing).find(([head]) => head?.includes('flow')) ?? [];
  expect(rows).toHaveLength(5);
  for (const [, files = ''] of rows) expect(inlineCode(files).length).toBeGreaterThan(4);
});

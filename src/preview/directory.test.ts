import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { takeDirectory } from './directory.ts';

let parent: string;
let directory: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'streamgate-directory-'));
  directory = join(parent, 'preview');
});
afterEach(() => rmSync(parent, { recursive: true }));

test('a new directory is made, and emptied by the next preview', async () => {
  const release = await takeDirectory(directory);
  writeFileSync(join(directory, 'deploy.log'), 'deployed');
  await release();
  await takeDirectory(directory);
  expect(readdirSync(directory)).not.toContain('deploy.log');
});

test("somebody's files are left alone", async () => {
  writeFileSync(join(parent, 'thesis.tex'), 'years');
  await expect(takeDirectory(parent)).rejects.toThrow(
    /holds thesis\.tex, which no preview made.*an empty or a new one/,
  );
  expect(readdirSync(parent)).toEqual(['thesis.tex']);
});

test('the directory of a running preview is left alone', async () => {
  await takeDirectory(directory);
  writeFileSync(join(directory, 'deploy.log'), 'deployed');
  await expect(takeDirectory(directory)).rejects.toThrow(`running already (process ${process.pid})`);
  expect(readdirSync(directory)).toContain('deploy.log');
});

test('the directory of one that was killed is taken over', async () => {
  await takeDirectory(directory);
  writeFileSync(join(directory, 'pid'), '2147483646');
  await expect(takeDirectory(directory)).resolves.toBeInstanceOf(Function);
});

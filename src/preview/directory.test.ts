import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { identifyProcess } from '../setup/process-identity.mjs';
import { takeDirectory } from './directory.ts';

let parent: string;
let directory: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'streamgate-directory-'));
  directory = join(parent, 'preview');
});
afterEach(() => rmSync(parent, { recursive: true }));

test('a new directory is made, and emptied by the next preview', async () => {
  const { release } = await takeDirectory(directory);
  writeFileSync(join(directory, 'deploy.log'), 'deployed');
  await release();
  await takeDirectory(directory);
  expect(readdirSync(directory)).not.toContain('deploy.log');
});

test.each([undefined, 0o755])(
  'no other user can read it, whether it had mode %o before or did not exist',
  async mode => {
    if (mode !== undefined) mkdirSync(directory, { mode });
    await takeDirectory(directory);
    expect(statSync(directory).mode & 0o777).toBe(0o700);
  },
);

test('a directory that no preview created is left alone', async () => {
  writeFileSync(join(parent, 'thesis.tex'), 'years');
  await expect(takeDirectory(parent)).rejects.toThrow(
    /contains thesis\.tex, which no preview created.*an empty or new one/,
  );
  expect(readdirSync(parent)).toEqual(['thesis.tex']);
});

test('the directory of a running preview is left alone', async () => {
  await takeDirectory(directory);
  writeFileSync(join(directory, 'deploy.log'), 'deployed');
  await expect(takeDirectory(directory)).rejects.toThrow(`already running (process ${process.pid})`);
  expect(readdirSync(directory)).toContain('deploy.log');
});

test.each([
  ['has ended', '2147483646 1'],
  ['had the pid that another process has now', `${process.pid} 1`],
])('the directory of one that was killed is taken over: it %s', async (_, owner) => {
  await takeDirectory(directory);
  writeFileSync(join(directory, 'pid'), owner);
  await expect(takeDirectory(directory)).resolves.toMatchObject({ release: expect.any(Function) });
});

test('the marker stays while the directory is emptied, so the next preview recognizes it after a kill', async () => {
  const { release } = await takeDirectory(directory);
  const mark = join(directory, '.streamgate-preview');
  const { ino, birthtimeMs } = statSync(mark);
  writeFileSync(join(directory, 'deploy.log'), 'deployed');
  await release();
  await takeDirectory(directory);
  expect(statSync(mark)).toMatchObject({ ino, birthtimeMs });
});

test('waits for a preview that is stopping', async () => {
  const program = 'process.stdin.on("end", () => setTimeout(() => process.exit(0), 3_000)).resume()'; // longer than it waits for one that is not stopping
  const ending = spawn(process.execPath, ['-e', program], { stdio: ['pipe', 'ignore', 'ignore'] });
  const first = await takeDirectory(directory);
  writeFileSync(join(directory, 'pid'), identifyProcess(ending.pid ?? 0) ?? '');
  await first.announceEnd();
  ending.stdin.end();
  await takeDirectory(directory);
  expect(ending.exitCode).toBe(0);
  expect(readdirSync(directory)).not.toContain('ending');
});

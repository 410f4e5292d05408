import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { identifyProcess } from '../../src/setup/process-identity.mjs';
import { until } from '../world/until.ts';

let directory: string;
let runner: ChildProcess | undefined;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'capture-'));
});
afterEach(() => {
  runner?.kill('SIGKILL');
  rmSync(directory, { recursive: true });
});

/** A run of two steps, as test/run.ts makes them: one that starts a process and does not end, and one after it. */
async function aRun() {
  const program = `
    const { capture } = await import(${JSON.stringify(join(import.meta.dirname, 'capture.ts'))});
    await capture(['/bin/sh', '-c', 'sleep 60 & echo $$ $! > pids; wait'], { cwd: ${JSON.stringify(directory)} });
    await capture(['touch', 'next'], { cwd: ${JSON.stringify(directory)} });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  runner = child;
  const pids = join(directory, 'pids');
  await until('the first step runs', () => existsSync(pids) && readFileSync(pids, 'utf8').endsWith('\n'));
  return { child, exit: once(child, 'exit'), pids: readFileSync(pids, 'utf8').trim().split(' ').map(Number) };
}

const areGone = (pids: number[]) => pids.every(pid => identifyProcess(pid) === undefined);

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s ends the step, what it has started, and the run', async (signal, code) => {
  const { child, exit, pids } = await aRun();
  child.kill(signal);
  child.kill(signal); // a terminal and start.mjs both send it
  expect(await exit).toEqual([code, null]);
  expect(areGone(pids)).toBe(true);
  expect(existsSync(join(directory, 'next'))).toBe(false);
});

test('the run ends when start.mjs is gone', async () => {
  const { child, exit, pids } = await aRun();
  child.disconnect();
  expect(await exit).toEqual([143, null]);
  expect(areGone(pids)).toBe(true);
  expect(existsSync(join(directory, 'next'))).toBe(false);
});

test('the step ends when the run is killed', async () => {
  const { child, pids } = await aRun();
  child.kill('SIGKILL');
  await until('it has ended', () => areGone(pids));
  expect(existsSync(join(directory, 'next'))).toBe(false);
});

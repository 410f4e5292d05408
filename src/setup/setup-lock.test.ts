import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startOnLeash } from './leash.mjs';
import { identifyProcess } from './process-identity.mjs';
import { takeSetupLock } from './setup-lock.mjs';

const module = (name: string) => JSON.stringify(join(import.meta.dirname, name));
let directory: string;
let started: ChildProcess[];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'setup-lock-'));
  started = [];
});
afterEach(() => {
  for (const child of started) child.kill('SIGKILL');
  rmSync(directory, { recursive: true });
});

const lock = () => join(directory, 'lock');
const fail = (pid: number) => {
  throw new Error(`waits for ${pid}`);
};

/** Another process that has the functions, and the lock's folder as `lock`. */
function another(program: string): ChildProcess {
  const source = `const { takeSetupLock } = await import(${module('setup-lock.mjs')});
    const { startOnLeash } = await import(${module('leash.mjs')});
    const { appendFileSync } = await import('node:fs');
    const lock = ${JSON.stringify(lock())};\n${program}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(child);
  return child;
}

test('can be taken again after a release', async () => {
  const { release } = await takeSetupLock(lock(), fail);
  release();
  (await takeSetupLock(lock(), fail)).release();
});

test('a second process waits, names the owner, and gets the lock after its release', async () => {
  const { release } = await takeSetupLock(lock(), fail);
  const waits: number[] = [];
  let isTaken = false;
  const second = takeSetupLock(lock(), pid => {
    waits.push(pid);
    setTimeout(() => {
      expect(isTaken).toBe(false);
      release();
    }, 500);
  }).then(taken => {
    isTaken = true;
    return taken;
  });
  (await second).release();
  expect(waits).toEqual([process.pid]);
});

test('the lock of a killed process is taken over after its commands have ended', async () => {
  // Kills its watcher too, so that only the lock knows of the command.
  const holder = another(`
    const taken = await takeSetupLock(lock, () => {});
    const command = ['/bin/sh', '-c', 'trap "" TERM; sleep 60 & wait; sleep 60'];
    const { pid } = await startOnLeash(command, { cwd: '/', output: 2, beforeRun: taken.recordCommand });
    console.log(pid);`);
  const [printed] = await once(holder.stdout as NonNullable<ChildProcess['stdout']>, 'data');
  const pid = Number(printed);
  expect(identifyProcess(pid)).toBeDefined();
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  const { release } = await takeSetupLock(lock(), fail);
  expect(identifyProcess(pid)).toBeUndefined();
  release();
});

test('a pid that now belongs to another process does not hold the lock, and that process is left alone', async () => {
  const stranger = await startOnLeash(['sleep', '60'], { cwd: directory, output: 2 });
  mkdirSync(join(lock(), '7'), { recursive: true });
  for (const name of ['owner', `command-${stranger.pid}`]) {
    writeFileSync(join(lock(), '7', name), `${stranger.pid} 1`); // started with the machine
  }
  const { release } = await takeSetupLock(lock(), fail);
  expect(identifyProcess(stranger.pid)).toBeDefined();
  release();
  await stranger.stop();
});

test('only one of many processes has the lock at a time, even if some are killed with it', async () => {
  const log = join(directory, 'log');
  writeFileSync(log, '');
  const program = (isKilled: boolean) => `
    for (let turn = 0; turn < 3; turn++) {
      const { release } = await takeSetupLock(lock, () => {});
      appendFileSync(${JSON.stringify(log)}, 'takes ' + process.pid + '\\n');
      await new Promise(resolve => setTimeout(resolve, 20));
      appendFileSync(${JSON.stringify(log)}, 'leaves ' + process.pid + '\\n');
      if (${isKilled} && turn === 1) process.kill(process.pid, 'SIGKILL');
      release();
    }`;
  const all = [false, true, false, true, false].map(isKilled => once(another(program(isKilled)), 'exit'));
  await Promise.all(all);
  const lines = readFileSync(log, 'utf8').trim().split('\n');
  expect(lines).toHaveLength(2 * (3 + 2 + 3 + 2 + 3));
  for (let index = 0; index < lines.length; index += 2) {
    expect(lines[index + 1]).toBe(lines[index]?.replace('takes', 'leaves'));
  }
}, 30_000);

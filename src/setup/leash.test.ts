import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { runOnLeash, startOnLeash } from './leash.mjs';
import { identifyProcess } from './process-identity.mjs';

const module = JSON.stringify(join(import.meta.dirname, 'leash.mjs'));
let directory: string;
let starters: ChildProcess[];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'leash-'));
  starters = [];
});
afterEach(() => {
  for (const starter of starters) starter.kill('SIGKILL'); // also ends the commands that it started
  rmSync(directory, { recursive: true });
});

/** A process that runs `program` with the leash's functions, and the pids that it prints as `[…]`. */
async function starter(program: string): Promise<{ child: ChildProcess; pids: number[] }> {
  const source = `const { startOnLeash, runOnLeash, stopAll } = await import(${module});
    const options = { cwd: ${JSON.stringify(directory)}, output: 2 };\n${program}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], { stdio: ['ignore', 'pipe', 'ignore'] });
  starters.push(child);
  const [printed] = await once(child.stdout, 'data');
  return { child, pids: JSON.parse(String(printed)) };
}

const sleeper = `const { pid, exited } = await startOnLeash(['/bin/sh', '-c', 'sleep 60 & wait'], options);`;

async function ended(...pids: number[]): Promise<void> {
  while (pids.some(pid => identifyProcess(pid) !== undefined)) await delay(20);
}

/** The watchers that a process has started: their command line ends with the pid that they watch. */
async function watcherOf(pid: number): Promise<number> {
  const { output } = await runOnLeash(['pgrep', '-f', `leash.sh watch ${pid}$`], { cwd: directory });
  return Number(output);
}

test('returns the exit code as a shell reports it, and the output', async () => {
  const command = (program: string) => runOnLeash(['/bin/sh', '-c', program], { cwd: directory });
  expect(await command('echo out; echo err >&2; exit 3')).toEqual({ code: 3, signal: null, output: 'out\nerr\n' });
  expect(await command('kill -9 $$')).toEqual({ code: 137, signal: 'SIGKILL', output: '' });
  expect(await runOnLeash(['no-such-program'], { cwd: directory })).toMatchObject({
    code: 127,
    output: expect.stringMatching(/no-such-program: not found/),
  });
});

test('rejects if the folder does not exist', async () => {
  await expect(runOnLeash(['true'], { cwd: join(directory, 'none') })).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a command whose beforeRun throws never begins, and its process ends', async () => {
  let pid = 0;
  const failed = runOnLeash(['touch', 'begun'], {
    cwd: directory,
    beforeRun: started => {
      pid = started;
      throw new Error('no space left');
    },
  });
  await expect(failed).rejects.toThrow('no space left');
  await ended(pid);
  expect(() => readFileSync(join(directory, 'begun'))).toThrow('ENOENT');
});

test('processes that a command leaves behind end with it', async () => {
  const { code, output } = await runOnLeash(['/bin/sh', '-c', 'sleep 60 & echo $!'], { cwd: directory });
  expect(code).toBe(0);
  await ended(Number(output));
});

test('when its watcher is killed, a command ends', async () => {
  const { child, pids } = await starter(
    `${sleeper} console.log(JSON.stringify([pid])); await exited; process.exit(7);`,
  );
  const exit = once(child, 'exit');
  process.kill(await watcherOf(pids[0] ?? 0), 'SIGKILL');
  expect(await exit).toEqual([7, null]);
  await ended(...pids);
});

test('when its starter is killed, a command and its children end, even if they ignore SIGTERM', async () => {
  const { child, pids } = await starter(`
    const file = ${JSON.stringify(join(directory, 'pid'))};
    const { pid } = await startOnLeash(['/bin/sh', '-c', 'trap "" TERM; sleep 60 & echo $! > ' + file + '; wait'], options);
    console.log(JSON.stringify([pid]));`);
  while (readFileSync(join(directory, 'pid'), { encoding: 'utf8', flag: 'a+' }) === '') await delay(10);
  const grandchild = Number(readFileSync(join(directory, 'pid'), 'utf8'));
  child.kill('SIGKILL');
  await ended(...pids, grandchild);
}, 15_000);

test('stopAll ends every command and prevents new ones', async () => {
  const { child, pids } = await starter(`${sleeper}
    console.log(JSON.stringify([pid, (await startOnLeash(['sleep', '60'], options)).pid]));
    await stopAll();
    await startOnLeash(['true'], options).catch(error => process.exit(error.message.includes('process is ending') ? 5 : 6));`);
  expect(await once(child, 'exit')).toEqual([5, null]);
  await ended(...pids);
});

test('a command gets no input, and its output can be a file', async () => {
  const file = join(directory, 'log');
  writeFileSync(file, '');
  const output = openSync(file, 'a');
  const { exited } = await startOnLeash(['/bin/sh', '-c', 'cat; echo done'], { cwd: directory, output });
  closeSync(output);
  expect(await exited).toEqual({ code: 0, signal: null });
  expect(readFileSync(file, 'utf8')).toBe('done\n');
});

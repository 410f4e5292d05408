import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { LeashedCommand } from '../setup/leash.mjs';
import { startProcess } from './process.ts';

const PYTHON = join(import.meta.dirname, '../../.venv/tools/bin/python');
let directory: string;
let log: string;
let running: LeashedCommand[];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'process-'));
  log = join(directory, 'output.log');
  running = [];
});

afterEach(async () => {
  await Promise.all(running.map(each => each.stop()));
  rmSync(directory, { recursive: true });
});

async function start(program: string, env: Record<string, string> = {}, cwd = directory): Promise<LeashedCommand> {
  const command = [PYTHON, '-u', '-c', program] as const;
  const started = await startProcess({ name: 'The program', command, cwd, env, log });
  running.push(started);
  return started;
}

async function logged(text: string): Promise<string> {
  for (;;) {
    const written = readFileSync(log, 'utf8');
    if (written.includes(text)) return written;
    await new Promise(resolve => setTimeout(resolve, 10));
  }
}

describe('startProcess', () => {
  test('reports how the command ended, and logs both its outputs', async () => {
    const program = await start('import sys; print("out"); print("err", file=sys.stderr); sys.exit(3)');
    expect(await program.exited).toEqual({ code: 3, signal: null });
    expect(readFileSync(log, 'utf8').split('\n')).toEqual(['out', 'err', '']);
  });

  test('passes the given environment and a few inherited variables', async () => {
    process.env.AWS_PROFILE = 'ours';
    const program = await start('import os; print(*os.environ)', { STREAMGATE_STAGE: 'local' });
    delete process.env.AWS_PROFILE;
    await program.exited;
    const names = readFileSync(log, 'utf8').trim().split(' ');
    expect(names).toEqual(expect.arrayContaining(['PATH', 'STREAMGATE_STAGE']));
    expect(names).not.toEqual(expect.arrayContaining(['AWS_PROFILE']));
    expect(names).not.toEqual(expect.arrayContaining(['NODE_OPTIONS']));
  });

  test('says what failed, why, and where the log is', async () => {
    const failed = start('', {}, '/no-such-folder');
    await expect(failed).rejects.toThrow('The program could not be started in /no-such-folder');
    await expect(failed).rejects.toMatchObject({ log, cause: { code: 'ENOENT' } });
  });
});

describe('stop', () => {
  test('lets the command handle SIGTERM, and may be called twice', async () => {
    const program = await start(
      'import signal, sys, time\n' +
        'signal.signal(signal.SIGTERM, lambda *_: (print("bye"), sys.exit(0)))\nprint("up")\ntime.sleep(60)',
    );
    await logged('up');
    await Promise.all([program.stop(), program.stop()]);
    expect(await program.exited).toEqual({ code: 0, signal: null });
    expect(await logged('bye')).toBe('up\nbye\n');
    await program.stop();
  });

  test('ends a command that ignores SIGTERM', async () => {
    const program = await start(
      'import signal, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nprint("up")\ntime.sleep(60)',
    );
    await logged('up');
    await program.stop();
    expect(await program.exited).toEqual({ code: 128 + 9, signal: 'SIGKILL' });
  }, 10_000);
});

test('the command ends when its starter is killed', async () => {
  const module = JSON.stringify(join(import.meta.dirname, 'process.ts'));
  const options = JSON.stringify({
    name: 'The program',
    command: [PYTHON, '-c', 'import time; time.sleep(60)'],
    cwd: directory,
    env: {},
    log,
  });
  const program = `const { startProcess } = await import(${module}); console.log((await startProcess(${options})).pid);`;
  const starter = spawn(process.execPath, ['--input-type=module', '-e', program], {
    env: { PATH: process.env.PATH },
  });
  const [pid] = await once(starter.stdout, 'data');
  starter.kill('SIGKILL');
  await ended(Number(pid));
});

/** Polls, because the command is not a child of this process. */
async function ended(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise(resolve => setTimeout(resolve, 10));
  }
}

/** Starts and ends the preview's processes. None outlives us: each runs on a leash (leash.py). */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const LEASH = join(import.meta.dirname, 'leash.py');

/** All that is inherited: what finds programs, homes and the clock's zone. Never keys, proxies or NODE_OPTIONS. */
const INHERITED = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TZ'];

/** The leash kills its command 5 s after a TERM; later than that the leash itself must be stuck. */
const KILL_AFTER_MS = 8_000;
const LOG_LINES_SHOWN = 20;

export type ProcessOptions = {
  /** How errors call it: "The emulator". */
  readonly name: string;
  /** Any Python 3, for the leash. */
  readonly python: string;
  readonly command: readonly [program: string, ...args: string[]];
  readonly cwd: string;
  /** The whole environment, but for PATH, HOME, LANG, LC_ALL and TZ, which it may replace. */
  readonly env: Readonly<Record<string, string>>;
  /** File that its output is appended to. */
  readonly log: string;
};

/** As a shell reports it: 128 + the signal's number when the command was ended by one. */
export type Exit = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

export type RunningProcess = {
  /** The leash's. */
  readonly pid: number;
  readonly exited: Promise<Exit>;
  /** SIGTERM, SIGKILL if that does not end it; resolves when it has ended. */
  stop(): Promise<void>;
};

export class ProcessError extends Error {
  override readonly name = 'ProcessError';
  readonly code = 'PREVIEW_PROCESS_FAILED';
  readonly log: string;

  constructor(process: string, problem: string, log: string, options?: ErrorOptions) {
    super(`${process} ${problem}. The end of ${log}:\n${endOf(log)}`, options);
    this.log = log;
  }
}

export async function startProcess(options: ProcessOptions): Promise<RunningProcess> {
  const { name, python, command, cwd, env, log } = options;
  const output = openSync(log, 'a');
  const child = spawn(python, [LEASH, ...command], {
    cwd,
    env: { ...inherited(), ...env },
    detached: true, // a Ctrl-C in the terminal reaches us alone, and we end them in order
    stdio: ['pipe', output, output],
  });
  closeSync(output);
  const exited = new Promise<Exit>(resolve => child.once('exit', (code, signal) => resolve({ code, signal })));
  await once(child, 'spawn').catch(cause => {
    throw new ProcessError(name, `could not be started in ${cwd} with ${python}`, log, { cause });
  });

  const end = async () => {
    child.kill('SIGTERM');
    const last = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS);
    await exited;
    clearTimeout(last);
  };
  let ending: Promise<void> | undefined;
  const stop = () => {
    ending ??= end();
    return ending;
  };
  return { pid: child.pid as number, exited, stop };
}

function inherited(): Record<string, string | undefined> {
  return Object.fromEntries(INHERITED.map(name => [name, process.env[name]]));
}

function endOf(log: string): string {
  return readFileSync(log, 'utf8').trimEnd().split('\n').slice(-LOG_LINES_SHOWN).join('\n') || '(nothing)';
}

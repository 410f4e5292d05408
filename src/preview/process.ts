/** Starts the preview's processes. None outlives this process: see src/setup/leash.mjs. */

import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { type Exit, type LeashedCommand, startOnLeash } from '../setup/leash.mjs';

/** The variables that a process inherits. Never keys, proxies or NODE_OPTIONS. */
const INHERITED = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TZ'];

const LOG_LINES_SHOWN = 20;

export type ProcessOptions = {
  /** Its name in errors, such as "The embedded AWS". */
  readonly name: string;
  readonly command: readonly [program: string, ...args: string[]];
  readonly cwd: string;
  /** Added to the inherited PATH, HOME, LANG, LC_ALL and TZ, which it may replace. */
  readonly env: Readonly<Record<string, string>>;
  /** The file to append its output to. */
  readonly log: string;
};

export type { Exit };

export class ProcessError extends Error {
  override readonly name = 'ProcessError';
  readonly code = 'PREVIEW_PROCESS_FAILED';
  readonly log: string;

  /** `advice` says what to do, if that is known. */
  constructor(process: string, problem: string, log: string, advice = '', options?: ErrorOptions) {
    super(`${process} ${problem}. The end of ${log}:\n${endOf(log)}${advice && `\n\n${advice}`}`, options);
    this.log = log;
  }
}

export async function startProcess({ name, command, cwd, env, log }: ProcessOptions): Promise<LeashedCommand> {
  const output = openSync(log, 'a');
  try {
    return await startOnLeash(command, { cwd, env: { ...inherited(), ...env }, output });
  } catch (cause) {
    throw new ProcessError(name, `could not be started in ${cwd}`, log, undefined, { cause });
  } finally {
    closeSync(output);
  }
}

function inherited(): Record<string, string | undefined> {
  return Object.fromEntries(INHERITED.map(name => [name, process.env[name]]));
}

function endOf(log: string): string {
  const written = existsSync(log) ? readFileSync(log, 'utf8') : '';
  return written.trimEnd().split('\n').slice(-LOG_LINES_SHOWN).join('\n') || '(nothing)';
}

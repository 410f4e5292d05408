import { constants } from 'node:os';
import { runOnLeash, stopAll } from '../../src/setup/leash.mjs';

interface Options {
  cwd: string;
  /** Besides our own environment. */
  env?: Record<string, string>;
  /** Gets the output as it comes. */
  write?: (chunk: Buffer) => void;
}

let isEnding = false;

/** Ends all of it: the commands that run, with whatever they have started, and then this process, which takes no further step. */
function endWith(signal: NodeJS.Signals): void {
  if (isEnding) return;
  isEnding = true;
  console.error('\nStopping the tests …');
  void stopAll().then(() => process.exit(128 + constants.signals[signal]));
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => endWith(signal));
// start.mjs has ended.
process.on('disconnect', () => endWith('SIGTERM'));
process.channel?.unref(); // to listen is no reason to stay

/** Runs a command to its end and keeps what it said. It ends when we are ended, also by SIGKILL. */
export async function capture(
  command: [string, ...string[]],
  { cwd, env, write }: Options,
): Promise<{ code: number; output: string }> {
  return runOnLeash(command, { cwd, env: { ...process.env, ...env }, write });
}

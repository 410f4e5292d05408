// Starts and ends commands. None outlives this process: leash.sh ends them when it is gone.
// Plain JavaScript without dependencies: start.mjs uses it before anything is installed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { join } from 'node:path';

const script = join(import.meta.dirname, 'leash.sh');

/** From TERM to KILL. leash.sh waits as long. */
const graceMs = 5_000;

/**
 * How a command ended. As a shell reports it: the code is 128 + the signal's number if a signal ended it.
 * @typedef {{ readonly code: number, readonly signal: NodeJS.Signals | null }} Exit
 */

/**
 * @typedef {object} LeashedCommand
 * @property {number} pid
 * @property {Promise<Exit>} exited
 * @property {() => Promise<void>} stop SIGTERM, and SIGKILL for its process group if it has not ended after 5 s. Resolves when it has ended.
 */

/**
 * @typedef {object} LeashOptions
 * @property {string} cwd
 * @property {NodeJS.ProcessEnv} [env] the whole environment; ours if left out
 * @property {((pid: number) => void) | undefined} [beforeRun] called when the process exists and its command has not begun
 */

/** @typedef {readonly [program: string, ...args: string[]]} Command */

/** @type {Set<LeashedCommand>} */
const running = new Set();
let closed = false;

/**
 * Starts a command in a session of its own, so that a terminal's Ctrl-C reaches us alone. Rejects if there is no such `cwd`. A program
 * that does not exist ends with 127, and the shell says so in the output.
 * @param {Command} command @param {LeashOptions & { output: number }} options `output`: a file that gets stdout and stderr
 * @returns {Promise<LeashedCommand>}
 */
export async function startOnLeash(command, { output, ...options }) {
  return (await start(command, options, output)).leashed;
}

/**
 * Runs a command to its end and keeps what it printed.
 * @param {Command} command
 * @param {LeashOptions & { write?: ((chunk: Buffer) => void) | undefined }} options `write` gets the output as it comes
 * @returns {Promise<Exit & { output: string }>}
 */
export async function runOnLeash(command, { write, ...options }) {
  /** @type {Buffer[]} */
  const chunks = [];
  const { child, leashed } = await start(command, options, 'pipe');
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', chunk => {
      chunks.push(chunk);
      write?.(chunk);
    });
  }
  await once(child, 'close');
  return { ...(await leashed.exited), output: Buffer.concat(chunks).toString() };
}

/** Stops every command, and lets none start any more. Resolves when all have ended. */
export async function stopAll() {
  closed = true;
  await Promise.all([...running].map(each => each.stop()));
}

/** @param {Command} command @param {LeashOptions} options @param {'pipe' | number} output */
async function start(command, { cwd, env = process.env, beforeRun }, output) {
  if (closed) throw new Error(`${command[0]} was not started, because this process is ending.`);
  const child = spawn('/bin/sh', [script, 'run', ...command], {
    cwd,
    env,
    detached: true,
    stdio: ['pipe', output, output],
  });
  const { stdin, pid } = child;
  if (!stdin || pid === undefined) throw (await once(child, 'error'))[0];
  /** @type {Promise<Exit>} */
  const exited = new Promise(resolve =>
    child.once('exit', (code, signal) => resolve({ code: code ?? codeOf(signal), signal })),
  );
  /** @type {Promise<void> | undefined} */
  let ending;
  const stop = async () => {
    if (running.has(leashed)) ending ??= end(pid, exited); // else its pid may be another process's by now
    await ending;
  };
  /** @type {LeashedCommand} */
  const leashed = { pid, exited, stop };
  running.add(leashed);
  void exited.then(() => {
    running.delete(leashed);
    kill(-pid, 'SIGKILL'); // what it has started and left behind
  });
  stdin.on('error', () => undefined); // it was killed before it began

  const watcher = spawn('/bin/sh', [script, 'watch', String(pid)], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  void exited.then(() => watcher.stdin.end('ended\n'));
  watcher.stdin.on('error', () => undefined);
  // Without its watcher the command could outlive us.
  watcher.once('error', stop).once('exit', stop);
  try {
    beforeRun?.(pid);
  } catch (error) {
    await stop();
    throw error;
  }
  stdin.end('go\n');
  return { child, leashed };
}

/** @param {number} pid @param {Promise<Exit>} exited */
async function end(pid, exited) {
  kill(pid, 'SIGTERM');
  const late = setTimeout(() => kill(-pid, 'SIGKILL'), graceMs);
  await exited;
  clearTimeout(late);
}

/** @param {number} pid below 0: a process group @param {NodeJS.Signals} signal */
function kill(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended.
  }
}

/** @param {NodeJS.Signals | null} signal */
const codeOf = signal => 128 + (signal ? constants.signals[signal] : 0);

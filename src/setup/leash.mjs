// Starts and ends commands. None outlives this process: leash.sh ends them when this process has ended.
// Plain JavaScript without dependencies: start.mjs uses it before anything is installed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { join } from 'node:path';

const script = join(import.meta.dirname, 'leash.sh');

/** Time between SIGTERM and SIGKILL, the same as in leash.sh. */
const graceMs = 5_000;

/**
 * How a command ended. The code is the one a shell reports: 128 plus the signal's number if a signal ended the command.
 * @typedef {{ readonly code: number, readonly signal: NodeJS.Signals | null }} Exit
 */

/**
 * @typedef {object} LeashedCommand
 * @property {number} pid
 * @property {Promise<Exit>} exited
 * @property {() => Promise<void>} stop sends SIGTERM, and SIGKILL to the process group after 5 s. Resolves when the command has ended.
 */

/**
 * @typedef {object} LeashOptions
 * @property {string} cwd
 * @property {NodeJS.ProcessEnv} [env] the whole environment; by default this process's
 * @property {((pid: number) => void) | undefined} [beforeRun] called before the command begins, when its process exists
 */

/** @typedef {readonly [program: string, ...args: string[]]} Command */

/** @type {Set<LeashedCommand>} */
const running = new Set();
let closed = false;

/**
 * Starts a command in its own session, so that a terminal's Ctrl-C reaches only this process. Rejects if `cwd` does not exist. If
 * the program does not exist, the command ends with 127 and the shell's message is in the output.
 * @param {Command} command @param {LeashOptions & { output: number }} options `output`: a file that gets stdout and stderr
 * @returns {Promise<LeashedCommand>}
 */
export async function startOnLeash(command, { output, ...options }) {
  return (await start(command, options, output)).leashed;
}

/**
 * Runs a command, waits for its end and returns its output.
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

/** Stops every command and prevents new ones. Resolves when all have ended. */
export async function stopAll() {
  closed = true;
  await Promise.all([...running].map(each => each.stop()));
}

/** @param {Command} command @param {LeashOptions} options @param {'pipe' | number} output */
async function start(command, { cwd, env = process.env, beforeRun }, output) {
  if (closed) throw new Error(`${command[0]} was not started because this process is ending.`);
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
    if (running.has(leashed)) ending ??= end(pid, exited); // otherwise another process may have its pid by now
    await ending;
  };
  /** @type {LeashedCommand} */
  const leashed = { pid, exited, stop };
  running.add(leashed);
  void exited.then(() => {
    running.delete(leashed);
    kill(-pid, 'SIGKILL'); // the processes that it started and left running
  });
  stdin.on('error', () => undefined); // the command was killed before it began

  const watcher = spawn('/bin/sh', [script, 'watch', String(pid)], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  void exited.then(() => watcher.stdin.end('ended\n'));
  watcher.stdin.on('error', () => undefined);
  // Without its watcher, the command could outlive this process.
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
    // The process has ended.
  }
}

/** @param {NodeJS.Signals | null} signal */
const codeOf = signal => 128 + (signal ? constants.signals[signal] : 0);

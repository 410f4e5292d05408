/** The AWS that the preview deploys to, on one loopback port: ministack with our patches (emulator.py). */

import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Exit, ProcessError, startProcess } from '../process.ts';
import { type AwsKeys, type EmbeddedAws, withPassword } from './keys.ts';

const NAME = 'The embedded AWS';
/** As a shell reports SIGKILL. */
const KILLED = 128 + 9;
/** It takes a second; after an installation Python compiles it first. */
const READY_WITHIN_SECONDS = 60;
const POLL_MS = 50;

export type EmulatorOptions = {
  /** The Python of requirements-tools.txt. */
  readonly python: string;
  readonly port: number;
  readonly region: string;
  /** For its log and its temporary files, which are emptied at every start. */
  readonly directory: string;
  /** Whoever has them may do anything in its account; nobody else is answered (patches/callers.py). */
  readonly keys: AwsKeys;
  /** Names besides 127.0.0.1 by which it is addressed. @default none */
  readonly hosts?: readonly string[];
  /** PATH, with the Lambdas' Node first: they run the first `node` on it. */
  readonly path: string;
  /** A file that gets every request IAM evaluates, a line of JSON each (patches/evaluation_log.py). */
  readonly evaluations?: string;
  /** Patches that are left out, by name: an AWS that lies, for tests. */
  readonly withoutPatches?: readonly string[];
  /** Ends it, also while it starts. */
  readonly signal?: AbortSignal;
};

export type Emulator = {
  readonly endpoint: string;
  readonly exited: Promise<Exit>;
  /** Resolves when it has ended: with the end of its log, and what to do if no one has stopped it. */
  readonly failure: Promise<string>;
  stop(): Promise<void>;
};

/** Resolves when it answers. Its state is in memory only: every start is an empty account. */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const { python, port, directory, keys, signal } = options;
  const endpoint = `http://127.0.0.1:${port}`;
  if (await isTaken(endpoint)) {
    throw new Error(`${NAME} cannot use port ${port}: another one answers there. Stop it, or choose another port.`);
  }

  const temporary = join(directory, 'tmp');
  await rm(temporary, { recursive: true, force: true }); // it leaves the Lambdas' folders behind
  await mkdir(temporary, { recursive: true });
  // Its Lambda worker is CommonJS, and dies under a package.json that says "type": "module".
  await writeFile(join(temporary, 'package.json'), '{}\n');

  const log = join(directory, 'emulator.log');
  const command = [python, join(import.meta.dirname, 'emulator.py')] as const;
  const env = environment(options, temporary);
  const emulator = await startProcess({ name: NAME, command, cwd: directory, env, log });
  signal?.addEventListener('abort', () => void emulator.stop(), { once: true });
  try {
    signal?.throwIfAborted();
    await untilReady({ endpoint, keys }, emulator.exited, log);
  } catch (error) {
    await emulator.stop();
    throw error;
  }
  const failure = emulator.exited.then(exit => failed(exit, '', log).message);
  return { endpoint, exited: emulator.exited, failure, stop: emulator.stop };
}

/** `when` continues "ended with code 1". */
function failed({ code }: Exit, when: string, log: string): ProcessError {
  const advice =
    code === KILLED
      ? 'Something has killed it, as the system does when memory runs out. Close other programs, then run npm start again.'
      : 'Run npm start again. If it ends again: delete .venv, so that npm start installs it again.';
  return new ProcessError(NAME, `ended with code ${code}${when}`, log, advice);
}

function environment(
  { port, region, keys, hosts = [], path, evaluations, withoutPatches = [] }: EmulatorOptions,
  temporary: string,
): Record<string, string> {
  return {
    STREAMGATE_HOSTS: hosts.join(),
    STREAMGATE_WITHOUT_PATCHES: withoutPatches.join(),
    PATH: path,
    BIND_HOST: '127.0.0.1', // the default is every interface
    IOT_MTLS_ENABLED: '0', // this listener ignores BIND_HOST
    SFTP_ENABLED: '0', // so does this one
    GATEWAY_PORT: String(port),
    MINISTACK_HOST: '127.0.0.1', // in the addresses it hands out: *.localhost resolves in browsers, not in Node
    MINISTACK_REGION: region,
    AUTH: 'true', // evaluates IAM: each Lambda has the rights of its own role, no more
    ...keys,
    MINISTACK_COGNITO_PRETOKEN_STRICT: '1', // as on AWS: a trigger that throws means no token
    LAMBDA_EXECUTOR: 'local',
    DOCKER_HOST: 'unix:///nonexistent', // no container, even where Docker runs
    MINISTACK_CODEBUILD_EXECUTE: '0', // a build succeeds at once; the preview runs streamlit/ as it is
    TMPDIR: temporary,
    STATE_DIR: join(temporary, 'state'), // the keys that sign its tokens; the default is one folder for all emulators of a machine
    ...(evaluations === undefined ? {} : { STREAMGATE_EVALUATIONS: evaluations }),
    PYTHONUNBUFFERED: '1', // so that the end of the log is the end
  };
}

async function untilReady(aws: EmbeddedAws, exited: Promise<Exit>, log: string): Promise<void> {
  let exit: Exit | undefined;
  void exited.then(seen => {
    exit = seen;
  });
  const end = Date.now() + READY_WITHIN_SECONDS * 1000;
  while (!(await isReady(aws))) {
    if (exit) throw failed(exit, ' before it was ready', log);
    if (Date.now() > end) throw new ProcessError(NAME, `was not ready within ${READY_WITHIN_SECONDS} s`, log);
    await delay(POLL_MS);
  }
}

async function isReady({ endpoint, keys }: EmbeddedAws): Promise<boolean> {
  const ready = await fetch(`${endpoint}/_ministack/ready`, { headers: withPassword(keys) }).catch(() => undefined);
  return ready?.ok === true;
}

/** Whether anything answers there. Another embedded AWS refuses us: its keys are others. */
const isTaken = (endpoint: string): Promise<boolean> =>
  fetch(endpoint).then(
    () => true,
    () => false,
  );

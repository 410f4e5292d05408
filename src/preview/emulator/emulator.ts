/** The AWS that the preview deploys to, on one loopback port: ministack with our patches (emulator.py). */

import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Exit, ProcessError, startProcess } from '../process.ts';
import { type AwsKeys, type EmbeddedAws, withPassword } from './keys.ts';

const NAME = 'The embedded AWS';
/** The exit code by which a shell reports SIGKILL. */
const KILLED = 128 + 9;
/** A start takes about a second. The first one takes longer because Python compiles the packages. */
const READY_WITHIN_SECONDS = 60;
const POLL_MS = 50;

export type EmulatorOptions = {
  /** The Python of requirements-tools.txt. */
  readonly python: string;
  readonly port: number;
  readonly region: string;
  /** Holds its log and its temporary files, which are deleted at every start. */
  readonly directory: string;
  /** The keys of the account's root. Requests without keys are refused (patches/callers.py). */
  readonly keys: AwsKeys;
  /** Host names besides 127.0.0.1 that it accepts. @default none */
  readonly hosts?: readonly string[];
  /** PATH. Lambda functions run the first `node` on it. */
  readonly path: string;
  /** A file that gets a line of JSON for each request that IAM evaluates (patches/evaluation_log.py). */
  readonly evaluations?: string;
  /** Names of patches to skip, for tests of what they correct. */
  readonly withoutPatches?: readonly string[];
  /** Stops the emulator, even while it starts. */
  readonly signal?: AbortSignal;
};

export type Emulator = {
  readonly endpoint: string;
  readonly exited: Promise<Exit>;
  /** Resolves when the emulator has ended, with the end of its log and advice. */
  readonly failure: Promise<string>;
  stop(): Promise<void>;
};

/** Resolves when the emulator answers. State is in memory only, so every start is an empty account. */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const { python, port, directory, keys, signal } = options;
  const endpoint = `http://127.0.0.1:${port}`;
  if (await isTaken(endpoint)) {
    throw new Error(`${NAME} cannot use port ${port}: another program answers there. Stop it, or choose another port.`);
  }

  const temporary = join(directory, 'tmp');
  await rm(temporary, { recursive: true, force: true }); // the emulator does not delete the folders of Lambda functions
  await mkdir(temporary, { recursive: true });
  // Its Lambda worker is CommonJS, and fails below a package.json with "type": "module".
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

/** `when` completes "ended with code 1". */
function failed({ code }: Exit, when: string, log: string): ProcessError {
  const advice =
    code === KILLED
      ? 'The process was killed, probably because memory ran out. Close other programs, then run npm start again.'
      : 'Run npm start again. If the error persists, delete .venv first: npm start then reinstalls the packages.';
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
    BIND_HOST: '127.0.0.1', // default: every interface
    IOT_MTLS_ENABLED: '0', // this listener ignores BIND_HOST
    SFTP_ENABLED: '0', // so does this one
    GATEWAY_PORT: String(port),
    MINISTACK_HOST: '127.0.0.1', // the host in the addresses that it returns: Node does not resolve *.localhost
    MINISTACK_REGION: region,
    AUTH: 'true', // evaluates IAM: each Lambda function has only the permissions of its role
    ...keys,
    MINISTACK_COGNITO_PRETOKEN_STRICT: '1', // as on AWS, no token if the trigger throws
    LAMBDA_EXECUTOR: 'local',
    DOCKER_HOST: 'unix:///nonexistent', // no containers, even if Docker is installed
    MINISTACK_CODEBUILD_EXECUTE: '0', // builds succeed at once: the preview runs streamlit/ directly
    TMPDIR: temporary,
    STATE_DIR: join(temporary, 'state'), // holds its signing keys; by default all emulators of a machine share one folder
    ...(evaluations === undefined ? {} : { STREAMGATE_EVALUATIONS: evaluations }),
    PYTHONUNBUFFERED: '1', // so that errors show the last lines
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

/** Whether any program answers there. An embedded AWS answers too: it refuses unknown keys. */
const isTaken = (endpoint: string): Promise<boolean> =>
  fetch(endpoint).then(
    () => true,
    () => false,
  );

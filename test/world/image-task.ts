import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import getPort from 'get-port';
import { writeEnvironment } from '../../config/environment.ts';
import { startCommand } from '../../resources/app/container.ts';
import { genuine } from '../../src/aws/tokens/fakes/key-servers.ts';
import { access, data, settings } from '../../src/aws/tokens/fakes/mint.ts';
import { python } from './image-folder.ts';
import type { FolderImage } from './image-steps.ts';

/** The headers in which the load balancer proves who somebody is, here for an hour. */
export function proof(): Record<string, string> {
  const exp = Math.floor(Date.now() / 1000) + 3600;
  return {
    'x-amzn-oidc-data': data({ header: { exp }, claims: { exp } }),
    'x-amzn-oidc-accesstoken': access({ claims: { exp } }),
  };
}

export interface ImageTask {
  port: number;
  /** From the start of its process to the first 200 of the health check. */
  healthyAfterMs: number;
  /** What it said. */
  output(): string;
  /** SIGTERM; resolves with the time until it had ended, and how. */
  stop(): Promise<{ ms: number; code: number | null; signal: NodeJS.Signals | null }>;
  kill(): void;
}

/** Makes an image's files what they are in a task: read-only but for its volumes, which anybody may write to. */
export function seal({ root, volumes }: Pick<FolderImage, 'root' | 'volumes'>): void {
  execFileSync('chmod', ['-R', 'a-w,a+rX', root]);
  for (const volume of volumes) chmodSync(volume, 0o1777);
}

/** Runs an image as its task would: the task definition's command, no privilege, and nothing of this machine's environment. */
export async function startTask(
  { workdir, env }: Pick<FolderImage, 'workdir' | 'env'>,
  entry: string,
  command: readonly string[] = startCommand,
): Promise<ImageTask> {
  const keys = createServer((request, response) => {
    const answer = genuine(`http://127.0.0.1:1${request.url}`);
    response.writeHead(typeof answer === 'string' ? 200 : 404).end(typeof answer === 'string' ? answer : '');
  });
  keys.listen(0, '127.0.0.1');
  await once(keys, 'listening');
  const here = (url: string) => url.replace('127.0.0.1:1', `127.0.0.1:${(keys.address() as AddressInfo).port}`);
  const port = await getPort({ host: '127.0.0.1' });
  const { loadBalancerKeysUrl, poolKeysUrl } = settings;
  const [program = '', ...args] = unprivileged(command);
  const began = performance.now();
  const child = spawn(program, args, {
    cwd: workdir,
    env: {
      ...env,
      UVICORN_HOST: '127.0.0.1',
      UVICORN_PORT: String(port),
      ...writeEnvironment('task', {
        ...settings,
        entry,
        sessionCookie: 'streamgate-sales',
        frameAncestors: "'self'",
        loadBalancerKeysUrl: here(loadBalancerKeysUrl),
        poolKeysUrl: here(poolKeysUrl),
        healthPath: '/_stcore/health',
        maxUploadMiB: '32',
        sessionHours: '10',
        contact: 'data@example.com',
      }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => said.push(String(chunk)));
  const exited = ended(child).finally(() => keys.close());
  const output = () => said.join('');
  const kill = () => void child.kill('SIGKILL');
  try {
    await healthy(port, () => child.exitCode);
  } catch (cause) {
    kill();
    throw new Error(`The task is not healthy:\n${output()}`, { cause });
  }
  const healthyAfterMs = performance.now() - began;
  const stop = async () => {
    const asked = performance.now();
    child.kill('SIGTERM');
    const how = await exited;
    return { ms: performance.now() - asked, ...how };
  };
  return { port, healthyAfterMs, output, stop, kill };
}

/** Asked every few milliseconds, for the bench counts them. */
async function healthy(port: number, exitCode: () => number | null): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end && exitCode() === null; await delay(5)) {
    const answer = await fetch(`http://127.0.0.1:${port}/_stcore/health`).catch(() => undefined);
    if (answer?.status === 200) return;
  }
  throw new Error(exitCode() === null ? 'No answer within 30 s.' : `It ended with ${exitCode()}.`);
}

const ended = async (child: ChildProcess) => {
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return { code, signal };
};

/**
 * As root: without a single capability, and as nobody if nobody can reach this machine's Python. Root without capabilities may
 * not write what its owner may not write, which is what counts here. Anybody else is unprivileged already.
 */
function unprivileged(command: readonly string[]): readonly string[] {
  if (process.getuid?.() !== 0) return command;
  const bare = ['setpriv', '--bounding-set=-all', '--inh-caps=-all', '--no-new-privs'];
  const nobody = [...bare, '--reuid=nobody', '--regid=nogroup', '--clear-groups'];
  const [program = '', ...args] = nobody;
  // By way of a shell: setpriv itself may still find what nobody cannot.
  const reachable = spawnSync(program, [...args, 'sh', '-c', 'exec "$0" -c "import asyncio"', python]).status === 0;
  return [...(reachable ? nobody : bare), ...command];
}

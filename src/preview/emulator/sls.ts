import { copyFile, mkdir, readdir, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ProcessError, startProcess } from '../process.ts';
import type { EmbeddedAws } from './keys.ts';

export interface SlsOptions {
  root: string;
  aws: EmbeddedAws;
  /** The load balancer's port, which the template's origins carry. */
  port: number;
  /** Gets what it prints. */
  log: string;
}

/** What osls is told whenever it talks to an embedded AWS: what makes it quick and its output plain lines. */
export const forEmbeddedAws = {
  SLS_AWS_MONITORING_FREQUENCY: '200', // ms between looks at the stack; 5,000 is meant for the real one
  CI: 'true', // instead of a spinner
};

/** Where Node keeps compiled modules for the next start, as serverless.mjs has it: https://nodejs.org/api/module.html#module-compile-cache. `npm ci` deletes it. */
export const compileCache = (root: string) => join(root, 'node_modules', '.cache', 'streamgate');

/** How often osls repeats a request that was refused, in about half a minute: the embedded AWS may still be starting. */
const maxRetries = '10';

/**
 * Starts the command that a team types, against the embedded AWS: `sls <args> --stage local`. `ended` rejects with the end of its log
 * when it fails.
 */
export async function startSls({ root, aws, port, log }: SlsOptions, ...args: string[]) {
  const name = `sls ${args[0]}`;
  // serverless-esbuild leaves a copy of each function behind, where it then is ours to delete.
  const temporary = join(dirname(log), 'sls');
  await mkdir(temporary, { recursive: true });
  const service = await linkService(root, join(dirname(log), 'service'));
  const program = join(root, 'node_modules', 'serverless', 'bin', 'serverless.js');
  const { exited, stop } = await startProcess({
    name,
    command: [process.execPath, program, ...args, '--stage', 'local'],
    cwd: service,
    env: {
      AWS_ENDPOINT_URL: aws.endpoint,
      ...aws.keys,
      TMPDIR: temporary,
      ...forEmbeddedAws,
      SLS_AWS_REQUEST_MAX_RETRIES: maxRetries,
      NODE_COMPILE_CACHE: compileCache(root),
      STREAMGATE_PREVIEW_PORT: String(port),
    },
    log,
  });
  const ended = exited.then(({ code }) => {
    if (code !== 0) throw new ProcessError(name, `ended with code ${code}`, log);
  });
  ended.catch(() => undefined); // whoever stops it need not wait for `ended`
  return { ended, stop };
}

/** Runs the command to its end. */
export async function sls(options: SlsOptions, ...args: string[]): Promise<void> {
  const { ended } = await startSls(options, ...args);
  await ended;
}

/**
 * The repository as links in a folder of its own, where osls then writes `.serverless` and esbuild its output: two that deploy at once
 * would overwrite each other's template, and every preview that of the team's last deploy.
 */
async function linkService(root: string, folder: string): Promise<string> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  for (const name of await readdir(root)) {
    // What osls reads is to be a file and no link.
    if (name.startsWith('serverless.')) await copyFile(join(root, name), join(folder, name));
    else if (!name.startsWith('.')) await symlink(join(root, name), join(folder, name));
  }
  return folder;
}

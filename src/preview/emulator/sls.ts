import { copyFile, mkdir, readdir, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ProcessError, startProcess } from '../process.ts';
import type { EmbeddedAws } from './keys.ts';

export interface SlsOptions {
  root: string;
  aws: EmbeddedAws;
  /** The load balancer's port, which is part of the origins in the template. */
  port: number;
  /** The file that gets the output. */
  log: string;
}

/** Environment of osls for an embedded AWS: fast polling and plain output. */
export const forEmbeddedAws = {
  SLS_AWS_MONITORING_FREQUENCY: '200', // polling interval in ms; the default of 5,000 suits the real AWS
  CI: 'true', // no spinner
};

/** Node's cache of compiled modules, the same as in serverless.mjs: https://nodejs.org/api/module.html#module-compile-cache. `npm ci` deletes it. */
export const compileCache = (root: string) => join(root, 'node_modules', '.cache', 'streamgate');

/** How often osls retries a refused connection, over about 30 s: the embedded AWS may still be starting. */
const maxRetries = '10';

/**
 * Starts `sls <args> --stage local` against the embedded AWS. `ended` rejects with the end of the log if the command fails.
 */
export async function startSls({ root, aws, port, log }: SlsOptions, ...args: string[]) {
  const name = `sls ${args[0]}`;
  // serverless-esbuild does not delete its copy of each function. This folder lets the preview delete them.
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
  ended.catch(() => undefined); // callers that stop the command need not handle `ended`
  return { ended, stop };
}

/** Runs the command and waits for its end. */
export async function sls(options: SlsOptions, ...args: string[]): Promise<void> {
  const { ended } = await startSls(options, ...args);
  await ended;
}

/**
 * Links the repository into a separate folder for the output of osls and esbuild. Otherwise two deploys at the same time
 * would overwrite each other's template, and every preview would overwrite the one of the team's last deploy.
 */
async function linkService(root: string, folder: string): Promise<string> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  for (const name of await readdir(root)) {
    // osls must find regular files here, not links.
    if (name.startsWith('serverless.')) await copyFile(join(root, name), join(folder, name));
    else if (!name.startsWith('.')) await symlink(join(root, name), join(folder, name));
  }
  return folder;
}

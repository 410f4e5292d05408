import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { embeddedAwsKeys } from './embedded-aws.ts';
import { ProcessError, startProcess } from './process.ts';

export interface SlsOptions {
  root: string;
  /** For the leash. */
  python: string;
  /** The embedded AWS. */
  endpoint: string;
  /** The load balancer's port, which the template's origins carry. */
  port: number;
  /** Gets what it prints. */
  log: string;
}

/** What osls is told whenever it talks to an embedded AWS: its keys, and what makes it quick and its output plain lines. */
export const forEmbeddedAws = {
  ...embeddedAwsKeys,
  SLS_AWS_MONITORING_FREQUENCY: '200', // ms between looks at the stack; 5,000 is meant for the real one
  CI: 'true', // instead of a spinner
};

/**
 * The command that a team types, against the embedded AWS: `sls <args> --stage local`.
 * Throws with the end of its log when it fails.
 */
export async function sls({ root, python, endpoint, port, log }: SlsOptions, ...args: string[]): Promise<void> {
  const name = `sls ${args[0]}`;
  // serverless-esbuild leaves a copy of each function behind, where it then is ours to delete.
  const temporary = join(dirname(log), 'sls');
  await mkdir(temporary, { recursive: true });
  const program = join(root, 'node_modules', 'serverless', 'bin', 'serverless.js');
  const { exited } = await startProcess({
    name,
    python,
    command: [process.execPath, program, ...args, '--stage', 'local'],
    cwd: root,
    env: {
      AWS_ENDPOINT_URL: endpoint,
      TMPDIR: temporary,
      ...forEmbeddedAws,
      STREAMGATE_PREVIEW_PORT: String(port),
    },
    log,
  });
  const { code } = await exited;
  if (code !== 0) throw new ProcessError(name, `ended with code ${code}`, log);
}

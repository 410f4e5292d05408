import { mkdirSync, statSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import getPort from 'get-port';
import { environments } from '../../../config/environment.ts';
import type { DeployedService } from '../../aws/services.ts';
import { startProcess } from '../process.ts';
import type { TaskOutput } from './log-shipping.ts';

export interface LocalTasksOptions {
  root: string;
  /** For the logs: `sales.log`, and `sales-2.log` while there are two copies. */
  directory: string;
  /** The apps' code. */
  streamlit: string;
  /** The value behind a secret's ARN. Rejects, saying why, when there is none. */
  secretValue(valueFrom: string): Promise<string>;
}

/** Runs a task definition's command as a process of this machine, in the environment of the app's own packages. */
export const localTasks = ({ root, directory, streamlit, secretValue }: LocalTasksOptions) => {
  const written = new Set<string>();
  const packages = linkGate(root, directory);

  /** A file that no running task writes to: of each line must be known whose it is. */
  function freeLog(name: string): TaskOutput {
    for (let copy = 1; ; copy++) {
      const file = join(directory, copy === 1 ? `${name}.log` : `${name}-${copy}.log`);
      if (!written.has(file)) return { file, from: statSync(file, { throwIfNoEntry: false })?.size ?? 0 };
    }
  }

  return {
    /** Rejects when a secret cannot be read: then nothing was started. */
    async run({ name, command: [program = '', ...args], environment, secrets }: DeployedService) {
      const values = await pullSecrets(secrets, secretValue);
      const output = freeLog(name);
      const port = await getPort({ host: '127.0.0.1' });
      const { AWS_PROFILE } = process.env;
      const task = await startProcess({
        name,
        command: [program, ...args],
        cwd: streamlit,
        env: {
          ...environment,
          ...values,
          PATH: [join(root, '.venv', 'app', 'bin'), process.env.PATH].join(delimiter),
          PYTHONPATH: [packages, ...(environment.PYTHONPATH ? [environment.PYTHONPATH] : [])].join(delimiter),
          UVICORN_HOST: '127.0.0.1', // in its container it listens on every interface, here on none that is reachable
          UVICORN_PORT: String(port),
          PYTHONUNBUFFERED: '1',
          ...(AWS_PROFILE ? { AWS_PROFILE } : {}), // a developer's own data; never the embedded AWS's keys
        },
        log: output.file,
      });
      written.add(output.file);
      void task.exited.then(() => written.delete(output.file));
      return { port, output, ...task };
    },

    /** By the path that the load balancer of AWS asks too. */
    async healthy({ environment }: DeployedService, port: number): Promise<boolean> {
      const path = environment[environments.task.healthPath];
      const answer = await fetch(`http://127.0.0.1:${port}${path}`).catch(() => undefined);
      return answer?.ok === true;
    },
  };
};

/** A folder where Python finds the gate, and nothing else of the repository: a page that imports more would fail in AWS. */
function linkGate(root: string, directory: string): string {
  const folder = join(directory, 'packages');
  mkdirSync(folder);
  symlinkSync(join(root, 'gate'), join(folder, 'gate'));
  return folder;
}

/** In the words of ECS, which reads secrets anew for every task: one that has changed reaches the next. */
async function pullSecrets(secrets: Record<string, string>, secretValue: LocalTasksOptions['secretValue']) {
  const pulled = Object.entries(secrets).map(async ([name, valueFrom]) => {
    const value = await secretValue(valueFrom).catch((cause: Error) => {
      const problem = `unable to pull secrets or registry auth: ${name} from ${valueFrom}: ${cause.message}`;
      throw new Error(`ResourceInitializationError: ${problem}`, { cause });
    });
    return [name, value] as const;
  });
  return Object.fromEntries(await Promise.all(pulled));
}

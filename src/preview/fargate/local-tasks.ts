import { mkdirSync, statSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import getPort from 'get-port';
import { environments } from '../../../config/environment.ts';
import type { DeployedService } from '../../aws/services.ts';
import { startProcess } from '../process.ts';
import type { TaskOutput } from './log-shipping.ts';

export interface LocalTasksOptions {
  root: string;
  /** For logs: `sales.log`, and `sales-2.log` for a second instance. */
  directory: string;
  /** The folder with the apps' code. */
  streamlit: string;
  /** Reads the value of a secret by its ARN. Rejects with the reason when there is none. */
  secretValue(valueFrom: string): Promise<string>;
}

/** Runs a task definition's command as a local process with the app's packages. */
export const localTasks = ({ root, directory, streamlit, secretValue }: LocalTasksOptions) => {
  const written = new Set<string>();
  const packages = linkGate(root, directory);

  /** Chooses a file that no running task writes to, so that each line belongs to one task. */
  function freeLog(name: string): TaskOutput {
    for (let copy = 1; ; copy++) {
      const file = join(directory, copy === 1 ? `${name}.log` : `${name}-${copy}.log`);
      if (!written.has(file)) return { file, from: statSync(file, { throwIfNoEntry: false })?.size ?? 0 };
    }
  }

  return {
    /** Rejects, without starting anything, when a secret cannot be read. */
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
          UVICORN_HOST: '127.0.0.1', // loopback only; in a container it listens on every interface
          UVICORN_PORT: String(port),
          PYTHONUNBUFFERED: '1',
          ...(AWS_PROFILE ? { AWS_PROFILE } : {}), // for the developer's own data; never the embedded AWS's keys
        },
        log: output.file,
      });
      written.add(output.file);
      void task.exited.then(() => written.delete(output.file));
      return { port, output, ...task };
    },

    /** Requests the path that the load balancer of AWS requests too. */
    async healthy({ environment }: DeployedService, port: number): Promise<boolean> {
      const path = environment[environments.task.healthPath];
      const answer = await fetch(`http://127.0.0.1:${port}${path}`).catch(() => undefined);
      return answer?.ok === true;
    },
  };
};

/** A folder with the gate and nothing else of the repository: a page that imported more would fail in AWS. */
function linkGate(root: string, directory: string): string {
  const folder = join(directory, 'packages');
  mkdirSync(folder);
  symlinkSync(join(root, 'gate'), join(folder, 'gate'));
  return folder;
}

/** Reads secrets for each task, as ECS does, so that a changed value reaches the next task. Errors are worded as in ECS. */
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

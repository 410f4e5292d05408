import { delimiter, join } from 'node:path';
import getPort from 'get-port';
import type { DeployedService } from '../aws/services.ts';
import { startProcess } from './process.ts';

export interface LocalTasksOptions {
  root: string;
  /** For the leash. */
  python: string;
  /** For the logs. */
  directory: string;
  /** What the image holds in AWS. */
  streamlit: string;
}

/** Runs a task definition's command as a process of this machine, in the environment of the app's own packages. */
export const localTasks = ({ root, python, directory, streamlit }: LocalTasksOptions) => ({
  async run({ name, command: [program = '', ...args], environment }: DeployedService) {
    const port = await getPort({ host: '127.0.0.1' });
    const { AWS_PROFILE } = process.env;
    const task = await startProcess({
      name,
      python,
      command: [program, ...args],
      cwd: streamlit,
      env: {
        ...environment,
        PATH: [join(root, '.venv', 'app', 'bin'), process.env.PATH].join(delimiter),
        UVICORN_HOST: '127.0.0.1', // in its container it listens on every interface, here on none that is reachable
        UVICORN_PORT: String(port),
        PYTHONUNBUFFERED: '1',
        ...(AWS_PROFILE ? { AWS_PROFILE } : {}), // a developer's own data; never the embedded AWS's keys
      },
      log: join(directory, `${name}.log`),
    });
    return { port, ...task };
  },

  /** By the path that the load balancer of AWS asks too. */
  async healthy(port: number): Promise<boolean> {
    const answer = await fetch(`http://127.0.0.1:${port}/_stcore/health`).catch(() => undefined);
    return answer?.ok === true;
  },
});

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { slsEnvironment } from './sls-environment.ts';

export interface Typing extends Interrupt {
  /** The project's folder. */
  folder: string;
  line: string;
  env: Record<string, string>;
}

/** When Ctrl-C is pressed; never where nothing is said. */
export interface Interrupt {
  /** Presses Ctrl-C when it has said this. */
  interruptAt?: string;
  /** Presses Ctrl-C when this has come. */
  interruptWhen?: Promise<unknown>;
}

/** How a command ended, and all that it said. */
export interface Typed {
  status: number | null;
  said: string;
}

/** Types `sls <line>` while the test goes on: what the command talks to is in the same process as the test. */
export function typed({ folder, line, env, interruptAt, interruptWhen }: Typing): Promise<Typed> {
  const program = join(folder, 'node_modules', 'serverless', 'bin', 'serverless.js');
  const sls = spawn(process.execPath, [program, ...line.split(' ')], {
    cwd: folder,
    timeout: 120_000,
    killSignal: 'SIGKILL',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...slsEnvironment(folder), ...env },
  });
  void interruptWhen?.then(() => sls.kill('SIGINT'));
  let said = '';
  for (const stream of [sls.stdout, sls.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      const before = said;
      said += text;
      if (interruptAt && said.includes(interruptAt) && !before.includes(interruptAt)) sls.kill('SIGINT');
    });
  }
  return new Promise((resolve, reject) => {
    sls.on('error', reject).on('close', status => resolve({ status, said }));
  });
}

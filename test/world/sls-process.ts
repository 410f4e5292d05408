import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { slsEnvironment } from './sls-environment.ts';

export interface SlsRun extends Interrupt {
  /** The project's folder. */
  folder: string;
  line: string;
  env: Record<string, string>;
  /** How long it may take. @default 240 */
  seconds?: number;
}

/** When Ctrl-C is pressed, or the process killed; never where nothing is said. */
export interface Interrupt {
  /** What it gets instead of Ctrl-C. @default 'SIGINT' */
  signal?: NodeJS.Signals;
  /** Presses Ctrl-C when it has said this. */
  interruptAt?: string;
  /** Presses Ctrl-C when this has come. */
  interruptWhen?: Promise<unknown>;
}

/** How a command ended, and all that it said. */
export interface SlsResult {
  status: number | null;
  said: string;
  /** Of it, what was on stdout. */
  printed: string;
}

/** Types `sls <line>` while the test goes on: what the command talks to is in the same process as the test. */
export function runSls({
  folder,
  line,
  env,
  interruptAt,
  interruptWhen,
  signal = 'SIGINT',
  seconds = 240,
}: SlsRun): Promise<SlsResult> {
  const program = join(folder, 'node_modules', 'serverless', 'bin', 'serverless.js');
  const sls = spawn(process.execPath, [program, ...line.split(' ')], {
    cwd: folder,
    timeout: seconds * 1_000,
    killSignal: 'SIGKILL',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...slsEnvironment(folder), ...env },
  });
  void interruptWhen?.then(() => sls.kill(signal));
  let said = '';
  let printed = '';
  sls.stdout.on('data', (text: string) => {
    printed += text;
  });
  for (const stream of [sls.stdout, sls.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      const before = said;
      said += text;
      if (interruptAt && said.includes(interruptAt) && !before.includes(interruptAt)) sls.kill(signal);
    });
  }
  return new Promise((resolve, reject) => {
    sls.on('error', reject).on('close', status => resolve({ status, said, printed }));
  });
}

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { slsEnvironment } from './sls-environment.ts';

/** How a command ended, and what it printed. */
export interface Ended {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** A project's own commands, run in one process that loads them once. */
export interface Commands {
  /** Runs what would be typed after `sls`. */
  run(line: string, env: Record<string, string>): Promise<Ended>;
  /** Ends the process; the next run begins another, which reads the project's files again. */
  stop(): void;
}

const program = join(import.meta.dirname, 'command-process.mjs');

export function commandsOf(folder: string): Commands {
  let child: ChildProcess | undefined;
  let last: Promise<unknown> = Promise.resolve();

  async function begin(): Promise<ChildProcess> {
    const begun = fork(program, [folder], {
      cwd: folder,
      env: slsEnvironment(folder),
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    begun.on('exit', () => {
      if (child === begun) child = undefined;
    });
    child = begun;
    await answerOf(begun);
    return begun;
  }

  async function next(line: string, env: Record<string, string>): Promise<Ended> {
    const process = child ?? (await begin());
    const answer = answerOf(process);
    process.send({ words: line.split(' '), env });
    return (await answer) as Ended;
  }

  return {
    run(line, env) {
      const ended = last.catch(() => undefined).then(() => next(line, env));
      last = ended;
      return ended;
    },
    stop() {
      child?.kill('SIGKILL');
      child = undefined;
    },
  };
}

/** Its next message; rejects when it ends without one. */
async function answerOf(child: ChildProcess): Promise<unknown> {
  const over = new AbortController();
  try {
    return await Promise.race([
      once(child, 'message', { signal: over.signal }).then(([message]) => message),
      once(child, 'exit', { signal: over.signal }).then(([code, signal]) => {
        throw new Error(`The process of the commands ended with ${signal ?? code}.`);
      }),
    ]);
  } finally {
    over.abort();
  }
}

import { spawn } from 'node:child_process';

interface Options {
  cwd: string;
  /** Besides our own environment. */
  env?: Record<string, string>;
  /** Gets the output as it comes. */
  write?: (chunk: Buffer) => void;
}

/** Runs a command to its end and keeps what it said. Ends it when we are ended. */
export function capture(
  [program, ...args]: [string, ...string[]],
  { cwd, env, write }: Options,
): Promise<{ code: number; output: string }> {
  return new Promise(resolve => {
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const hand = (signal: NodeJS.Signals) => child.kill(signal);
    const chunks: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        write?.(chunk);
      });
    }
    const end = (code: number | null, error?: Error) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, hand);
      resolve({ code: code ?? 1, output: `${Buffer.concat(chunks)}${error ? `\n${error}` : ''}` });
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, hand);
    child.on('error', error => end(1, error));
    child.on('close', code => end(code));
  });
}

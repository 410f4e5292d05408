import type { Terminal } from './terminal.ts';

/** Ctrl-C ends the deploy, and leaves what goes on in AWS alone: it says so instead of just going away. */
export async function unlessInterrupted<Result>(
  work: Promise<Result>,
  said: () => string,
  signals: Terminal['signals'],
): Promise<Result> {
  const { promise, reject } = Promise.withResolvers<never>();
  const interrupt = () => reject(new Error(said()));
  signals.once('SIGINT', interrupt);
  try {
    return await Promise.race([work, promise]);
  } finally {
    signals.off('SIGINT', interrupt);
  }
}

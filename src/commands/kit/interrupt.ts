/** Where Ctrl-C arrives: `process`, or a fake. */
export type Signals = Pick<NodeJS.EventEmitter, 'once' | 'off'>;

/** Aborts the signal of the work at the first Ctrl-C, so that it ends at its next step. A second Ctrl-C ends the process. */
export function interruptible<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  return onInterrupt(process, () => controller.abort(), work(controller.signal));
}

/** Rejects at Ctrl-C with `message`. What was started in AWS continues, so the message says where to follow it. */
export function unlessInterrupted<Result>(
  work: Promise<Result>,
  message: () => string,
  signals: Signals,
): Promise<Result> {
  const { promise, reject } = Promise.withResolvers<never>();
  return onInterrupt(signals, () => reject(new Error(message())), Promise.race([work, promise]));
}

async function onInterrupt<Result>(signals: Signals, interrupt: () => void, work: Promise<Result>): Promise<Result> {
  signals.once('SIGINT', interrupt);
  try {
    return await work;
  } finally {
    signals.off('SIGINT', interrupt);
  }
}

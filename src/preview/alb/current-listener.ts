import { type Listener, readListener } from './listener.ts';
import type { ListenerDescription, Log } from './ports.ts';

const refreshMs = 1000;

/**
 * The deployed listener, at most about a second old. While it cannot be read, the last known one stays in use and the
 * reason is logged once.
 */
export function currentListener(describe: () => Promise<ListenerDescription | undefined>, log: Log) {
  let listener: Listener | undefined;
  let lastProblem = '';
  let reading = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const read = async () => {
    const description = await describe();
    listener = description && readListener(description);
    lastProblem = '';
  };

  /** Reads again after any read in progress, which may have missed the latest change. */
  const refresh = () => {
    const next = reading.then(read);
    reading = next.catch(() => {});
    return next;
  };

  const keepFresh = async () => {
    await refresh().catch(error => {
      if (!stopped && String(error) !== lastProblem)
        log('The listener cannot be read. The last known one stays in use.', error);
      lastProblem = String(error);
    });
    if (!stopped) timer = setTimeout(keepFresh, refreshMs);
  };
  void keepFresh();

  return {
    /** Undefined before the first deploy. */
    get: () => listener,
    refresh,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

export type CurrentListener = ReturnType<typeof currentListener>;

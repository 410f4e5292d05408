import { type Listener, readListener } from './listener.ts';
import type { ListenerDescription, Log } from './ports.ts';

const refreshMs = 1000;

/**
 * The deployed listener as last seen, about a second old at most. Fails stale: while it cannot be read, the last one
 * goes on being served, and the reason is logged once.
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

  /** Reads what is deployed from now on, not what a reading under way may have seen already. */
  const refresh = () => {
    const next = reading.then(read);
    reading = next.catch(() => {});
    return next;
  };

  const keepFresh = async () => {
    await refresh().catch(error => {
      if (!stopped && String(error) !== lastProblem)
        log('The listener cannot be read; the last one stays in force.', error);
      lastProblem = String(error);
    });
    if (!stopped) timer = setTimeout(keepFresh, refreshMs);
  };
  void keepFresh();

  return {
    /** Undefined until something is deployed. */
    get: () => listener,
    refresh,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

export type CurrentListener = ReturnType<typeof currentListener>;

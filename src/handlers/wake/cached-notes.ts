import type { Temporal } from 'temporal-polyfill';
import type { WakePorts } from '../../power/ports.ts';
import { firstRecord } from '../../power/remember.ts';
import type { AppNotes } from '../../power/wake.ts';

/** How old cached notes may be. Any number of waiting pages, which poll every second, cause one read in that time. */
const freshMilliseconds = 1_000;

/**
 * The notes of apps, read at most once a second by this instance of the function. After a lease was taken, read `current` notes: the
 * visitor must not be told that no one is waking the app. Failures are not cached.
 */
export function cachedNotes({ notes, now }: Pick<WakePorts, 'notes' | 'now'>) {
  const reads = new Map<string, { at: Temporal.Instant; notes: Promise<AppNotes> }>();

  function current(app: string): Promise<AppNotes> {
    const at = now();
    const read = notes.read(app).then(({ wishes, record }) => ({ wishes, record: record ?? firstRecord(at) }));
    reads.set(app, { at, notes: read });
    read.catch(() => reads.delete(app));
    return read;
  }

  function recent(app: string): Promise<AppNotes> {
    const read = reads.get(app);
    const fresh = read && now().since(read.at).total('milliseconds') < freshMilliseconds;
    return fresh ? read.notes : current(app);
  }

  return { recent, current };
}

export type CachedNotes = ReturnType<typeof cachedNotes>;

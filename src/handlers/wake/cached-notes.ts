import type { Temporal } from 'temporal-polyfill';
import type { WakePorts } from '../../power/ports.ts';
import { firstRecord } from '../../power/remember.ts';
import type { AppNotes } from '../../power/wake.ts';

/** How old what is known of an app may be. Waiting pages ask every second and more at a time: they cause one read in that time. */
const freshMilliseconds = 1_000;

/**
 * What is known of an app, read once a second at most by this instance of the function. Whoever has taken a lease looks `anew`:
 * they must not be told that nobody is waking the app. Failures are not remembered.
 */
export function cachedNotes({ notes, now }: Pick<WakePorts, 'notes' | 'now'>) {
  const reads = new Map<string, { at: Temporal.Instant; known: Promise<AppNotes> }>();

  function anew(app: string): Promise<AppNotes> {
    const at = now();
    const known = notes.read(app).then(({ wishes, record }) => ({ wishes, record: record ?? firstRecord(at) }));
    reads.set(app, { at, known });
    known.catch(() => reads.delete(app));
    return known;
  }

  function lately(app: string): Promise<AppNotes> {
    const read = reads.get(app);
    const fresh = read && now().since(read.at).total('milliseconds') < freshMilliseconds;
    return fresh ? read.known : anew(app);
  }

  return { lately, anew };
}

export type CachedNotes = ReturnType<typeof cachedNotes>;

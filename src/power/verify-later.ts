import type { Temporal } from 'temporal-polyfill';
import type { Notes } from './ports.ts';
import { firstRecord } from './remember.ts';

/** The reconciler writes seldom, and twice a minute at most. */
const mostTries = 5;

/**
 * Notes that nobody has seen the app's new version run; the reconciler takes the note away when somebody has. False: others wrote the
 * record again and again, so it is not noted.
 */
export async function verifyLater(
  { read, write }: Pick<Notes, 'read' | 'write'>,
  app: string,
  now: Temporal.Instant,
): Promise<boolean> {
  for (let tries = 0; tries < mostTries; tries++) {
    const { record = firstRecord(now) } = await read(app);
    if (await write(app, { ...record, version: record.version + 1, unverified: now })) return true;
  }
  return false;
}

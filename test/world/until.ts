import { setTimeout as delay } from 'node:timers/promises';

/** Resolves when it holds. Throws after `seconds`, 60 unless given: a deployed change takes about one on a machine that does nothing else. */
export async function until(what: string, holds: () => Promise<boolean> | boolean, seconds = 60): Promise<void> {
  for (let tries = 0; tries < seconds * 20; tries++) {
    if (await holds()) return;
    await delay(50);
  }
  throw new Error(`It never came to this: ${what}.`);
}

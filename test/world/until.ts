import { setTimeout as delay } from 'node:timers/promises';

/** Resolves when it holds. Throws after `seconds`, 20 unless given: a deployed change takes about one to get anywhere. */
export async function until(what: string, holds: () => Promise<boolean> | boolean, seconds = 20): Promise<void> {
  for (let tries = 0; tries < seconds * 10; tries++) {
    if (await holds()) return;
    await delay(100);
  }
  throw new Error(`It never came to this: ${what}.`);
}

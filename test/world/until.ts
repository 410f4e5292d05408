import { setTimeout as delay } from 'node:timers/promises';

/** Resolves when it holds. Throws after 20 s: a deployed change takes about a second to get anywhere. */
export async function until(what: string, holds: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await holds()) return;
    await delay(100);
  }
  throw new Error(`It never came to this: ${what}.`);
}

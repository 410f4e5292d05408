import { expect } from '@jest/globals';
import fc from 'fast-check';
import type { PowerSettings } from '../settings.ts';
import { type History, someHistory } from './history.ts';
import { live } from './life.ts';

const cuttable = ['held-asleep', 'grace-over'];

/** Lives through so many histories of some app: nobody is cut off, nothing is left on, and no door is closed. */
export async function liveThrough(
  someApp: fc.Arbitrary<PowerSettings>,
  numRuns: number,
  examples: [PowerSettings, History][] = [],
): Promise<{ histories: number; cut: number; slept: number }> {
  const seen = { histories: 0, cut: 0, slept: 0 };
  await fc.assert(
    fc.asyncProperty(someApp, someHistory, async (app, history) => {
      const { cut, lingered, deadRoutes, repeated, slept } = await live(app, history);
      expect(cut.filter(reason => !cuttable.includes(`${reason}`))).toEqual([]);
      expect(lingered).toBeLessThanOrEqual(360);
      expect(deadRoutes).toBe(0);
      expect(repeated).toEqual([]);
      seen.histories++;
      seen.cut += cut.length;
      seen.slept += slept;
    }),
    { numRuns, examples },
  );
  return seen;
}

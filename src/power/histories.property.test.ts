import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { someApp, someHistory } from './fakes/history.ts';
import { live } from './fakes/life.ts';

const cuttable = ['held-asleep', 'grace-over'];

test('nobody is cut off, nothing is left on, and no door is closed: 10,000 histories', async () => {
  const seen = { histories: 0, cut: 0, slept: 0 };
  await fc.assert(
    fc.asyncProperty(someApp, someHistory, async (app, history) => {
      const { cut, lingered, closedDoors, repeated, slept } = await live(app, history);
      expect(cut.filter(reason => !cuttable.includes(`${reason}`))).toEqual([]);
      expect(lingered).toBeLessThanOrEqual(360);
      expect(closedDoors).toBe(0);
      expect(repeated).toEqual([]);
      seen.histories++;
      seen.cut += cut.length;
      seen.slept += slept;
    }),
    { numRuns: 10_000 },
  );
  // That histories without people, or without sleep, would show nothing.
  expect(seen.histories).toBe(10_000);
  expect(seen.cut).toBeGreaterThan(100);
  expect(seen.slept).toBeGreaterThan(5_000);
}, 600_000);

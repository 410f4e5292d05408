import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type History, someApp, someHistory } from './fakes/history.ts';
import { live } from './fakes/life.ts';
import { anApp } from './fakes/seen.ts';
import type { PowerSettings } from './settings.ts';

/** Somebody comes in the second in which the copies end: it sleeps twice, and runs on for as long as is right both times. */
const cameAsItSlept: [PowerSettings, History] = [
  anApp({ idleMinutes: 5, graceMinutes: 0, minUptimeMinutes: 5 }),
  {
    moments: [
      { after: 240, happening: { what: 'lost', minutes: 1 }, socketAfter: 0 },
      { after: 707, happening: { what: 'visit', minutes: 1 }, socketAfter: 0 },
      { after: 724, happening: { what: 'visit', minutes: 1 }, socketAfter: 0 },
      { after: 0, happening: { what: 'hold', target: 'asleep', minutes: 2 }, socketAfter: 0 },
      { after: 240, happening: { what: 'faults', calls: 1 }, socketAfter: 0 },
      { after: 0, happening: { what: 'visit', minutes: 1 }, socketAfter: 0 },
    ],
    ...{ reportAt: 0, late: [0], unpunctual: [0, 0, 0, 0, 1, 0], lateLooks: 3 },
  },
];

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
    { numRuns: 10_000, examples: [cameAsItSlept] },
  );
  // That histories without people, or without sleep, would show nothing.
  expect(seen.histories).toBe(10_000);
  expect(seen.cut).toBeGreaterThan(100);
  expect(seen.slept).toBeGreaterThan(5_000);
}, 600_000);

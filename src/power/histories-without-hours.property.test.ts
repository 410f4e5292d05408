import { expect, test } from '@jest/globals';
import { liveThrough } from './fakes/histories.ts';
import { appWithoutHours, type History } from './fakes/history.ts';
import { anApp } from './fakes/observations.ts';
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

test('no one is disconnected, nothing is left on, and every route leads to a running app: 3,300 histories of apps without hours', async () => {
  const { histories, cut, slept } = await liveThrough(appWithoutHours, 3_300, [cameAsItSlept]);
  // That histories without people, or without sleep, would show nothing.
  expect(histories).toBe(3_300);
  expect(cut).toBeGreaterThan(20);
  expect(slept).toBeGreaterThan(1_650);
}, 600_000);

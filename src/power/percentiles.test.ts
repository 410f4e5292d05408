import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { usualWakeTimes } from './percentiles.ts';

const at = Temporal.Instant.from('2026-11-23T09:00Z');
const wakes = (...times: number[]) => times.map(time => ({ at, runningAfter: time - 10, readyAfter: time }));

test.each([
  [[40], 40, 40],
  [[90, 40], 40, 90],
  [[41, 90, 40], 41, 90],
  [[100, 9, 8, 7, 6, 5, 4, 3, 2, 1].map(n => n + 20), 25, 29],
  [Array.from({ length: 20 }, (_, n) => 20 - n), 10, 18],
])('%j: half within %d s, nine of ten within %d s', (times, p50, p90) => {
  expect(usualWakeTimes(wakes(...times))).toEqual({
    running: { p50: p50 - 10, p90: p90 - 10 },
    ready: { p50, p90 },
  });
});

test('an app that was never woken has no usual', () => {
  expect(usualWakeTimes([])).toBeUndefined();
});

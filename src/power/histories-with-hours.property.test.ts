import { expect, test } from '@jest/globals';
import { liveThrough } from './fakes/histories.ts';
import { appWithHours } from './fakes/history.ts';

test('no one is disconnected, nothing is left on, and every route leads to a running app: 6,700 histories of apps with hours', async () => {
  const { histories, cut, slept } = await liveThrough(appWithHours, 6_700);
  // That histories without people, or without sleep, would show nothing.
  expect(histories).toBe(6_700);
  expect(cut).toBeGreaterThan(100);
  expect(slept).toBeGreaterThan(3_350);
}, 600_000);

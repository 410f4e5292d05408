import { expect, test } from '@jest/globals';
import { lastMailDay } from './plan-summary.ts';

const day = '2026-12-30';

test.each([
  ['no mail', 0, { limit: 40, spent: 0 }, undefined],
  ['all today', 40, { limit: 40, spent: 0 }, '2026-12-30'],
  ['one more', 41, { limit: 40, spent: 0 }, '2026-12-31'],
  ['over the year', 120, { limit: 40, spent: 1 }, '2027-01-02'],
  ['used up', 1, { limit: 40, spent: Number.POSITIVE_INFINITY }, '2026-12-31'],
  ['never', 1, { limit: 0, spent: 0 }, undefined],
])('the last mail: %s', (_what, needed, budget, last) => {
  expect(lastMailDay(needed, { day, ...budget })).toBe(last);
});

import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { aReconciler } from './fakes/reconciler.ts';
import { mark, unmark } from './marks.ts';

test('a mark lasts a quarter of an hour, and is gone when it is taken away', async () => {
  const { power, marks } = aReconciler();
  await mark(power, ['sales', 'finance'], Temporal.Instant.from('2026-11-30T08:00:00Z'));
  const until = Temporal.Instant.from('2026-11-30T08:15:00Z');
  expect([...marks].map(([app, instant]) => [app, instant.equals(until)])).toEqual([
    ['sales', true],
    ['finance', true],
  ]);
  await unmark(power, ['sales']);
  expect([...marks.keys()]).toEqual(['finance']);
});

test.each([
  ['putMark', mark],
  ['deleteMark', unmark],
] as const)('a %s that fails is an error', async (call, act) => {
  const { power, faults } = aReconciler();
  faults[call] = new Error('Rate exceeded');
  await expect(act(power, ['sales'], Temporal.Instant.from('2026-11-30T08:00:00Z'))).rejects.toThrow('Rate exceeded');
});

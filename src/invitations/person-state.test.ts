import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { personState } from './person-state.ts';

const at = Temporal.Instant.from;
const now = at('2026-03-08T12:00:00Z');

test.each([
  [true, 'invited', '2026-03-08T11:59:00Z', 'invited'],
  [true, 'invited', '2026-03-01T12:00:01Z', 'invited'],
  [true, 'invited', '2026-03-01T12:00:00Z', 'expired'],
  [true, 'active', '2020-01-01T00:00:00Z', 'active'],
  [true, 'external', '2020-01-01T00:00:00Z', 'active'],
  [false, 'invited', '2026-03-08T11:59:00Z', 'disabled'],
  [false, 'active', '2020-01-01T00:00:00Z', 'disabled'],
] as const)('enabled %s, %s, changed %s: %s', (enabled, status, changed, state) => {
  const known = { username: 'ana', enabled, status, changedAt: at(changed) };
  expect(personState(known, { temporaryDays: 7, now })).toBe(state);
});

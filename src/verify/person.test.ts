import { describe, expect, test } from '@jest/globals';
import { type AppChoice, isThrowAway, lastDay, planVisit, throwAwayAddress } from './person.ts';

test('an address of ours is known again', () => {
  expect(throwAwayAddress('0123456789ab')).toBe('streamgate-verify-0123456789ab@verify.invalid');
  expect(isThrowAway(throwAwayAddress('0123456789ab'))).toBe(true);
});

test.each([
  'ana@example.com',
  'streamgate-verify-ana@example.com',
  'streamgate-verify-0123456789ab@example.com',
  'streamgate-verify-0123456789abc@verify.invalid',
  'x-streamgate-verify-0123456789ab@verify.invalid',
  'streamgate-verify-0123456789ab@verify.invalid.example.com',
])('%s is never deleted', email => {
  expect(isThrowAway(email)).toBe(false);
});

describe('the app to visit', () => {
  const open: AppChoice = { app: 'sales', groups: [], letsIn: () => true };
  const grouped: AppChoice = { app: 'finance', groups: ['finance'], letsIn: groups => groups.includes('finance') };
  const closed: AppChoice = { app: 'board', groups: [], letsIn: () => false };
  const others: AppChoice = { app: 'staff', groups: ['contractors'], letsIn: groups => groups.length === 0 };

  test.each([
    [
      'one that a group opens shows most: first that it refuses, then that it lets in',
      [open, grouped],
      { app: 'finance', group: 'finance', refusedBy: 'finance' },
    ],
    ['else one that is open to all, and another that refuses', [closed, open], { app: 'sales', refusedBy: 'board' }],
    ['a group that shuts out is no way in', [others], { app: 'staff' }],
    ['nothing where addresses decide', [closed], undefined],
  ])('%s', (_what, apps, expected) => {
    expect(planVisit(apps)).toEqual(expected);
  });
});

test('the last day is that of the end', () => {
  expect(lastDay('2026-12-01T00:04:00.000Z')).toBe('2026-12-01');
});

import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { BadUsage } from '../kit/bad-usage.ts';
import { dateGiven, daysGiven, momentGiven, reasonGiven, targetGiven, untilGiven } from './arguments.ts';

const clock = { timeZone: 'Europe/Madrid', now: Temporal.Instant.from('2026-11-23T09:00Z') };

/** The bad usage that this is. */
function misuse(use: () => unknown) {
  try {
    return use();
  } catch (error) {
    if (error instanceof BadUsage) return error.misuse;
    throw error;
  }
}

test('what was meant', () => {
  expect(`${momentGiven('2026-11-20T09:00', clock)}`).toBe('2026-11-20T08:00:00Z');
  expect(`${untilGiven('45m', clock)}`).toBe('2026-11-23T09:45:00Z');
  expect([targetGiven(['awake']), targetGiven(['asleep'])]).toEqual(['awake', 'asleep']);
  expect(reasonGiven('  Board meeting ')).toBe('Board meeting');
  expect([daysGiven('1'), daysGiven('092')]).toEqual([1, 92]);
  expect(`${dateGiven('2028-02-29')}`).toBe('2028-02-29');
});

test.each([
  ['--at', () => momentGiven('noon', clock), 'bad-moment', '--at is not a valid time', 'noon'],
  ['--until', () => untilGiven('18:00', clock), 'bad-moment', '--until is not a valid time', '18:00'],
  ['no --until', () => untilGiven(undefined, clock), 'missing-until', '--until is missing', undefined],
  ['gone by', () => untilGiven('2026-11-23T10:00', clock), 'bad-moment', '--until has passed', '2026-11-23T10:00'],
  ['a year', () => untilGiven('2027-11-23T10:00', clock), 'bad-moment', '--until is too far away', '2027-11-23T10:00'],
  [
    'never',
    () => momentGiven('2027-03-28T02:30', clock),
    'bad-moment',
    '--at does not exist: the change to summer time skips it',
    '2027-03-28T02:30',
  ],
  ['no target', () => targetGiven([]), 'bad-target', 'Missing awake or asleep', undefined],
  ['a slip', () => targetGiven(['awke']), 'bad-target', 'Not a hold target', 'awke'],
  ['both', () => targetGiven(['awake', 'asleep']), 'bad-target', 'Not a hold target', 'awake asleep'],
  ['no reason', () => reasonGiven(undefined), 'missing-reason', '--reason is missing', undefined],
  ['blanks', () => reasonGiven('  '), 'missing-reason', '--reason is missing', undefined],
  ['a story', () => reasonGiven('x'.repeat(201)), 'bad-reason', '--reason is too long', '201 characters'],
  ['no day', () => daysGiven('0'), 'bad-days', '--days must be a whole number', '0'],
  ['a year of days', () => daysGiven('365'), 'bad-days', '--days must be a whole number', '365'],
  ['a bit of a day', () => daysGiven('1.5'), 'bad-days', '--days must be a whole number', '1.5'],
  ['February 30', () => dateGiven('2026-02-30'), 'bad-date', '--from is not a valid date', '2026-02-30'],
  ['another form', () => dateGiven('30.11.2026'), 'bad-date', '--from is not a valid date', '30.11.2026'],
])('bad usage: %s', (_what, use, code, problem, given) => {
  const found = misuse(use);
  expect(found).toMatchObject({ code, problem, ...(given === undefined ? {} : { given }) });
});

test('the way out says whose clocks count', () => {
  expect(misuse(() => untilGiven('soon', clock))).toMatchObject({
    allowed: expect.stringContaining('YYYY-MM-DDTHH:MM in Europe/Madrid'),
  });
});

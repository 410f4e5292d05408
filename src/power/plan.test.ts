import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import type { Hours } from './hours.ts';
import { monthlyHours, nextChanges, planDays, timeZoneOf } from './plan.ts';
import { untilOpening } from './until.ts';

const office: Hours = {
  timeZone: 'Europe/Madrid',
  open: [{ days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '08:00', to: '18:00' }],
  closed: ['2026-12-08', { from: '2026-12-24', to: '2027-01-06' }],
  extra: [{ date: '2026-12-12', from: '10:15', to: '12:00' }],
};
const nights: Hours = { timeZone: 'Europe/Madrid', open: [{ days: ['saturday'], from: '22:00', to: '04:00' }] };
const day = (date: string) => Temporal.PlainDate.from(date);
const at = (moment: string) => Temporal.Instant.from(moment);
const marks = { open: '#', partly: '+', closed: '.', skipped: ' ' } as const;
const drawn = (hours: Hours | undefined, date: string, days = 1) =>
  planDays(hours, day(date), days).map(
    ({ openHours, halfHours }) => `${halfHours.map(one => marks[one]).join('')} ${openHours}`,
  );

const [shut, whole] = [`${'.'.repeat(48)} 0`, `${'#'.repeat(48)} 24`];
const work = `${'.'.repeat(16)}${'#'.repeat(20)}${'.'.repeat(12)} 10`;

test('weekdays, a holiday and an extra day', () => {
  expect(drawn(office, '2026-12-07', 7)).toEqual([
    work,
    shut,
    work,
    work,
    work,
    `${'.'.repeat(20)}+###${'.'.repeat(24)} 1.75`,
    shut,
  ]);
});

test.each([
  ['a night that summer time shortens', '2027-03-28', `####  ##${'.'.repeat(40)} 3`],
  ['a night that winter time makes longer', '2026-10-25', `########${'.'.repeat(40)} 5`],
  ['a night', '2026-11-22', `########${'.'.repeat(40)} 4`],
  ['an evening', '2026-11-21', `${'.'.repeat(44)}#### 2`],
])('%s', (_what, date, expected) => {
  expect(drawn(nights, date)).toEqual([expected]);
});

test('no hours are all hours, told in UTC', () => {
  expect(drawn(undefined, '2026-12-07', 2)).toEqual([whole, whole]);
  expect([timeZoneOf(undefined), timeZoneOf(office)]).toEqual(['UTC', 'Europe/Madrid']);
});

test('what comes next', () => {
  const changes = nextChanges(office, at('2026-12-04T12:00Z'), 4).map(change => `${change.at} ${change.open}`);
  expect(changes).toEqual([
    '2026-12-04T17:00:00Z false',
    '2026-12-07T07:00:00Z true',
    '2026-12-07T17:00:00Z false',
    '2026-12-09T07:00:00Z true',
  ]);
  expect(nextChanges(undefined, at('2026-12-04T12:00Z'), 4)).toEqual([]);
});

test.each([
  ['no hours', {}, 730, 730],
  ['no hours, asleep when idle', { idleMinutes: 15 }, 0, 730],
  // 50 of a week's 168 hours
  ['weekdays, 8 to 18', { hours: { ...office, closed: [], extra: [] } }, 217.3, 217.3],
  // 260 weekdays less one and ten in the year, and 1.75 hours more: (249 × 10 + 1.75) × 730 / 8736
  ['the same with its dates, asleep when idle', { hours: office, idleMinutes: 15 }, 0, 208.2],
])('hours of a month: %s', (_what, settings, least, most) => {
  const { least: found, most: highest } = monthlyHours(settings, at('2026-11-23T12:00Z'), 730);
  expect([found, highest].map(hours => Number(hours.toFixed(1)))).toEqual([least, most]);
});

test.each([
  ['open now: the next morning', office, '2026-12-02T12:00Z', '2026-12-03T07:00:00Z'],
  ['closed now: when it opens', office, '2026-12-04T20:00Z', '2026-12-07T07:00:00Z'],
  ['closed for two weeks: a night', office, '2026-12-28T12:00Z', '2026-12-29T00:00:00Z'],
  ['always open: a night', undefined, '2026-12-04T20:00Z', '2026-12-05T08:00:00Z'],
])('asleep until, %s', (_what, hours, now, expected) => {
  expect(`${untilOpening(hours, at(now))}`).toBe(expected);
});

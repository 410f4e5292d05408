import { expect, test } from '@jest/globals';
import type { ClockTime, Hours } from '../../src/power/hours.ts';
import { linesOf, withApp } from './fakes/settings.ts';

const office = { days: ['monday', 'friday'], from: '08:00', to: '18:00' } as const;
const hours = (more: Partial<Hours> = {}): Hours => ({ timeZone: 'Europe/Madrid', open: [office], ...more });
const from = (time: ClockTime) => hours({ open: [office, { ...office, from: time }] });
const to = (time: ClockTime) => hours({ open: [office, { ...office, to: time }] });
const closed = (...dates: NonNullable<Hours['closed']>) => hours({ closed: dates });

test.each<[string, Hours, string]>([
  [
    'a town for a zone',
    hours({ timeZone: 'Madrid' }),
    'apps.sales.hours.timeZone is "Madrid". Allowed: an IANA time zone, such as Europe/Madrid.',
  ],
  ['no zone', hours({ timeZone: '' }), 'apps.sales.hours.timeZone is "".'],
  ['an offset', hours({ timeZone: '+01:00' }), 'apps.sales.hours.timeZone is "+01:00".'],
  [
    "a window's zone",
    hours({ open: [{ ...office, timeZone: 'Asia/Kyoto' }] }),
    'apps.sales.hours.open.0.timeZone is "Asia/Kyoto". Allowed: an IANA time zone',
  ],
  [
    "an extra window's zone",
    hours({ extra: [{ date: '2026-12-06', timeZone: 'CEST' }] }),
    'apps.sales.hours.extra.0.timeZone is "CEST". Allowed: an IANA time zone',
  ],
  [
    'a start at 25:00',
    from('25:00'),
    'apps.sales.hours.open.1.from is "25:00". Allowed: a time from 00:00 to 23:59, such as 08:30.',
  ],
  ['a start at 24:00', from('24:00'), 'apps.sales.hours.open.1.from is "24:00".'],
  ['a start without its zero', from('8:00'), 'apps.sales.hours.open.1.from is "8:00".'],
  ['a start at minute 60', from('08:60'), 'apps.sales.hours.open.1.from is "08:60".'],
  [
    'an end after midnight',
    to('24:01'),
    'apps.sales.hours.open.1.to is "24:01". Allowed: a time from 00:00 to 24:00, such as 18:30.',
  ],
  ['an end at 25:00', to('25:00'), 'apps.sales.hours.open.1.to is "25:00".'],
  ['an end with seconds', to('18:00:00' as ClockTime), 'apps.sales.hours.open.1.to is "18:00:00".'],
  [
    'a window that ends when it begins',
    hours({ open: [{ ...office, from: '09:00', to: '09:00' }] }),
    'apps.sales.hours.open.0.to is "09:00". Allowed: a time other than from. For a whole day, write from "00:00" to "24:00".',
  ],
  [
    'a whole day from midnight to midnight',
    hours({ open: [{ ...office, from: '00:00', to: '00:00' }] }),
    'open.0.to is "00:00".',
  ],
  [
    'an extra window that ends when it begins',
    hours({ extra: [{ date: '2026-12-06', to: '00:00' }] }),
    'extra.0.to is "00:00".',
  ],
  ['no days', hours({ open: [{ ...office, days: [] }] }), 'open.0.days is []. Allowed: at least one day.'],
  [
    'a day twice',
    hours({ open: [{ ...office, days: ['friday', 'monday', 'friday'] }] }),
    'apps.sales.hours.open.0.days is "friday". Allowed: each day once.',
  ],
  [
    '30 February',
    closed('2026-12-25', '2026-02-30'),
    'apps.sales.hours.closed.1 is "2026-02-30". Allowed: an existing date, such as 2026-12-25.',
  ],
  ['29 February in other years', closed('2027-02-29'), 'apps.sales.hours.closed.0 is "2027-02-29".'],
  ['month 13', closed('2026-13-01'), 'apps.sales.hours.closed.0 is "2026-13-01".'],
  ['month 0', closed('2026-00-10'), 'apps.sales.hours.closed.0 is "2026-00-10".'],
  ['a date without its zero', closed('2026-12-6'), 'apps.sales.hours.closed.0 is "2026-12-6".'],
  ['a range from no date', closed({ from: '2026-11-31', to: '2026-12-24' }), 'closed.0.from is "2026-11-31".'],
  ['a range to no date', closed({ from: '2026-12-24', to: '2026-12-32' }), 'closed.0.to is "2026-12-32".'],
  [
    'a range backwards',
    closed({ from: '2027-01-06', to: '2026-12-24' }),
    'closed.0 is {"from":"2027-01-06","to":"2026-12-24"}. Allowed: a range that does not end before it starts. Swap',
  ],
  [
    'a date twice',
    closed('2026-12-25', '2026-12-26', '2026-12-25'),
    'apps.sales.hours.closed is "2026-12-25". Allowed: each date or range once.',
  ],
  [
    'a range twice',
    closed({ from: '2026-12-24', to: '2026-12-26' }, { from: '2026-12-24', to: '2026-12-26' }),
    'apps.sales.hours.closed is {"from":"2026-12-24","to":"2026-12-26"}. Allowed: each date or range once.',
  ],
  ['extra on no date', hours({ extra: [{ date: '2026-06-31' }] }), 'apps.sales.hours.extra.0.date is "2026-06-31".'],
  ['extra from no time', hours({ extra: [{ date: '2026-12-06', from: '24:00' }] }), 'extra.0.from is "24:00".'],
  ['extra to no time', hours({ extra: [{ date: '2026-12-06', to: '24:30' }] }), 'extra.0.to is "24:30".'],
  [
    'never',
    hours({ open: [] }),
    'apps.sales.hours.open is []. Allowed: at least one window, unless there are some in extra. The app would never',
  ],
])('%s', (_name, hours, line) => {
  expect(linesOf(withApp({ hours }))).toEqual([expect.stringContaining(line)]);
});

test.each<[string, Hours]>([
  ['office hours', hours()],
  ['a night', hours({ open: [{ ...office, from: '22:00', to: '06:00' }] })],
  ['all day', hours({ open: [{ ...office, from: '00:00', to: '24:00' }] })],
  ['until the last minute', hours({ open: [{ ...office, from: '23:59', to: '00:00' }] })],
  ['extra days alone', hours({ open: [], extra: [{ date: '2028-02-29' }, { date: '2026-12-06', from: '09:30' }] })],
  ['colleagues elsewhere', hours({ timeZone: 'UTC', open: [{ ...office, timeZone: 'America/Argentina/Ushuaia' }] })],
  [
    'holidays',
    closed('2026-12-25', { from: '2026-12-24', to: '2027-01-06' }, { from: '2026-12-08', to: '2026-12-08' }),
  ],
])('%s are sound', (_name, hours) => {
  expect(linesOf(withApp({ hours }))).toEqual([]);
});

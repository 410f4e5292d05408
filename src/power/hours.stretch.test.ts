import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { type Hours, isOpen, nextChange, stretchAt, type Weekday } from './hours.ts';

const working: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
const daily: readonly Weekday[] = [...working, 'saturday', 'sunday'];

const office = { days: working, from: '08:00', to: '18:00' } as const;
const madrid = (...open: Hours['open']): Hours => ({ timeZone: 'Europe/Madrid', open });
const extra = (date: `${number}-${number}-${number}`): Hours => ({ ...madrid(), extra: [{ date }] });

const monday = '2026-11-23T09:00Z';

test.each<[string, Hours | undefined, string, { open: boolean; since?: string; until?: string }]>([
  ['no hours', undefined, monday, { open: true }],
  ['always open', madrid({ days: daily, from: '00:00', to: '24:00' }), monday, { open: true }],
  ['never open', madrid(), monday, { open: false }],
  ['never open again', extra('2026-01-06'), monday, { open: false, since: '2026-01-06T23:00:00Z' }],
  ['open in half a year', extra('2027-05-01'), monday, { open: false, until: '2027-04-30T22:00:00Z' }],
  ['open in two years', extra('2028-11-23'), monday, { open: false }],
  ['open', madrid(office), monday, { open: true, since: '2026-11-23T07:00:00Z', until: '2026-11-23T17:00:00Z' }],
  [
    'at the moment of opening',
    madrid(office),
    '2026-11-23T07:00Z',
    { open: true, since: '2026-11-23T07:00:00Z', until: '2026-11-23T17:00:00Z' },
  ],
  [
    'at the moment of closing, on a Friday',
    madrid(office),
    '2026-11-27T17:00Z',
    { open: false, since: '2026-11-27T17:00:00Z', until: '2026-11-30T07:00:00Z' },
  ],
  [
    'windows that touch, and one within another',
    madrid(office, { days: working, from: '18:00', to: '20:00' }, { days: working, from: '09:30', to: '10:00' }),
    monday,
    { open: true, since: '2026-11-23T07:00:00Z', until: '2026-11-23T19:00:00Z' },
  ],
  [
    'windows that touch across midnights',
    madrid({ ...office, to: '24:00' }, { ...office, from: '00:00', to: '08:00' }),
    '2026-11-25T09:00Z',
    { open: true, since: '2026-11-22T23:00:00Z', until: '2026-11-27T23:00:00Z' },
  ],
  [
    'windows that touch because what is between them is skipped',
    madrid({ days: ['sunday'], from: '00:00', to: '02:15' }, { days: ['sunday'], from: '02:45', to: '06:00' }),
    '2026-03-29T00:00Z',
    { open: true, since: '2026-03-28T23:00:00Z', until: '2026-03-29T04:00:00Z' },
  ],
  [
    'windows that touch in two time zones',
    madrid(office, { days: working, from: '12:00', to: '17:00', timeZone: 'America/New_York' }),
    monday,
    { open: true, since: '2026-11-23T07:00:00Z', until: '2026-11-23T22:00:00Z' },
  ],
  [
    'closed for weeks',
    { ...madrid(office), closed: [{ from: '2026-12-21', to: '2027-01-08' }] },
    '2026-12-31T12:00Z',
    { open: false, since: '2026-12-18T17:00:00Z', until: '2027-01-11T07:00:00Z' },
  ],
])('%s', (_name, hours, moment, expected) => {
  const now = Temporal.Instant.from(moment);
  const stretch = stretchAt(hours, now);
  expect(JSON.parse(JSON.stringify(stretch))).toEqual(expected);
  expect(isOpen(hours, now)).toBe(expected.open);
  expect(nextChange(hours, now)).toEqual(stretch.until);
});

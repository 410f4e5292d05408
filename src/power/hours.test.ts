import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { type Hours, isOpen, openWindows, type Weekday } from './hours.ts';

const working: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
const weekend: readonly Weekday[] = ['saturday', 'sunday'];
const daily = [...working, ...weekend];

const office = { days: working, from: '08:00', to: '18:00' } as const;
const always = { days: daily, from: '00:00', to: '24:00' } as const;
const madrid = (...open: Hours['open']): Hours => ({ timeZone: 'Europe/Madrid', open });

const at = Temporal.Instant.from;
const inMinutes = (moment: Temporal.Instant) => moment.toString({ smallestUnit: 'minute' });

/** The clocks of Madrid go forward at 02:00 on 29 March 2026, and back at 03:00 on 25 October. */
test.each<[string, Hours | undefined, between: [string, string], windows: string[]]>([
  [
    'by day, in winter and in summer',
    madrid(office),
    ['2026-03-27T00:00Z', '2026-03-31T00:00Z'],
    ['2026-03-27T07:00Z 2026-03-27T17:00Z', '2026-03-30T06:00Z 2026-03-30T16:00Z'],
  ],
  [
    'a start that is skipped opens at the first minute after',
    madrid({ days: weekend, from: '02:30', to: '04:00' }),
    ['2026-03-28T00:00Z', '2026-03-30T00:00Z'],
    ['2026-03-28T01:30Z 2026-03-28T03:00Z', '2026-03-29T01:00Z 2026-03-29T02:00Z'],
  ],
  [
    'an end that is skipped closes at the first minute after',
    madrid({ days: weekend, from: '01:00', to: '02:30' }),
    ['2026-03-28T00:00Z', '2026-03-30T00:00Z'],
    ['2026-03-28T00:00Z 2026-03-28T01:30Z', '2026-03-29T00:00Z 2026-03-29T01:00Z'],
  ],
  [
    'a start at the moment that clocks go forward',
    madrid({ days: ['sunday'], from: '02:00', to: '03:30' }),
    ['2026-03-29T00:00Z', '2026-03-30T00:00Z'],
    ['2026-03-29T01:00Z 2026-03-29T01:30Z'],
  ],
  [
    'a window that is skipped is none',
    madrid({ days: weekend, from: '02:15', to: '02:45' }),
    ['2026-03-28T00:00Z', '2026-03-30T00:00Z'],
    ['2026-03-28T01:15Z 2026-03-28T01:45Z'],
  ],
  [
    'a start that comes twice opens at the first',
    madrid({ days: ['sunday'], from: '02:30', to: '04:00' }),
    ['2026-10-24T00:00Z', '2026-10-26T00:00Z'],
    ['2026-10-25T00:30Z 2026-10-25T03:00Z'],
  ],
  [
    'an end that comes twice closes at the second',
    madrid({ days: ['sunday'], from: '01:00', to: '02:30' }),
    ['2026-10-24T00:00Z', '2026-10-26T00:00Z'],
    ['2026-10-24T23:00Z 2026-10-25T01:30Z'],
  ],
  [
    'until 24:00',
    madrid({ days: ['monday'], from: '20:00', to: '24:00' }),
    ['2026-11-22T00:00Z', '2026-11-25T00:00Z'],
    ['2026-11-23T19:00Z 2026-11-23T23:00Z'],
  ],
  [
    'overnight, into a closed day and out of none',
    { ...madrid({ days: daily, from: '22:00', to: '06:00' }), closed: ['2026-12-25'] },
    ['2026-12-24T12:00Z', '2026-12-27T12:00Z'],
    ['2026-12-24T21:00Z 2026-12-25T05:00Z', '2026-12-26T21:00Z 2026-12-27T05:00Z'],
  ],
  [
    'the same time twice is a whole day',
    madrid({ days: ['saturday'], from: '12:00', to: '12:00' }),
    ['2026-03-27T00:00Z', '2026-03-31T00:00Z'],
    ['2026-03-28T11:00Z 2026-03-29T10:00Z'],
  ],
  [
    'a closed range includes both ends',
    { ...madrid(always), closed: [{ from: '2026-12-24', to: '2026-12-26' }] },
    ['2026-12-23T00:00Z', '2026-12-28T00:00Z'],
    ['2026-12-23T00:00Z 2026-12-23T23:00Z', '2026-12-26T23:00Z 2026-12-28T00:00Z'],
  ],
  [
    'extra on a closed day',
    { ...madrid(office), closed: ['2026-12-25'], extra: [{ date: '2026-12-25', from: '10:00', to: '12:00' }] },
    ['2026-12-25T00:00Z', '2026-12-28T00:00Z'],
    ['2026-12-25T09:00Z 2026-12-25T11:00Z'],
  ],
  [
    'extra without times is the whole day, and extra with a start lasts until midnight',
    { ...madrid(), extra: [{ date: '2026-03-29' }, { date: '2026-04-04', from: '20:00' }] },
    ['2026-03-01T00:00Z', '2026-05-01T00:00Z'],
    ['2026-03-28T23:00Z 2026-03-29T22:00Z', '2026-04-04T18:00Z 2026-04-04T22:00Z'],
  ],
  [
    'two time zones: open while one of them is, and each is closed on its own date',
    {
      ...madrid(
        { days: daily, from: '08:00', to: '10:00' },
        { days: daily, from: '08:00', to: '16:30', timeZone: 'Asia/Tokyo' },
      ),
      closed: ['2026-11-24'],
      extra: [{ date: '2026-11-25', from: '23:00', timeZone: 'America/New_York' }],
    },
    ['2026-11-22T12:00Z', '2026-11-26T12:00Z'],
    [
      '2026-11-22T23:00Z 2026-11-23T09:00Z',
      '2026-11-24T23:00Z 2026-11-25T09:00Z',
      '2026-11-25T23:00Z 2026-11-26T09:00Z',
    ],
  ],
  [
    'a day that never came',
    { timeZone: 'Pacific/Apia', open: [{ days: ['friday'], from: '22:00', to: '04:00' }] },
    ['2011-12-28T00:00Z', '2012-01-02T00:00Z'],
    ['2011-12-30T10:00Z 2011-12-30T14:00Z'],
  ],
  [
    'a whole day in the far west, which ends two days later in UTC',
    { timeZone: 'Pacific/Pago_Pago', open: [{ days: ['friday'], from: '20:00', to: '20:00' }] },
    ['2026-11-25T00:00Z', '2026-12-01T00:00Z'],
    ['2026-11-28T07:00Z 2026-11-29T07:00Z'],
  ],
  ['no hours', undefined, ['2026-11-22T00:00Z', '2026-11-29T00:00Z'], ['2026-11-22T00:00Z 2026-11-29T00:00Z']],
  ['no time at all', undefined, ['2026-11-23T12:00Z', '2026-11-23T12:00Z'], []],
])('open windows: %s', (_name, hours, [from, to], expected) => {
  const windows = openWindows(hours, at(from), at(to));
  expect(windows.map(window => `${inMinutes(window.from)} ${inMinutes(window.to)}`)).toEqual(expected);
  for (const window of windows) {
    const last = window.to.subtract({ seconds: 1 });
    expect([window.from, last].map(moment => isOpen(hours, moment))).toEqual([true, true]);
    if (inMinutes(window.to) !== to) expect(isOpen(hours, window.to)).toBe(false);
  }
});

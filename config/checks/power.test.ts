import { expect, test } from '@jest/globals';
import type { Hours } from '../../src/power/hours.ts';
import type { AppSettings } from '../settings/app.ts';
import { linesOf, withApp } from './fakes/settings.ts';

const hours: Hours = { timeZone: 'Europe/Madrid', open: [{ days: ['monday'], from: '08:00', to: '18:00' }] };

test.each<[string, Partial<AppSettings>, string]>([
  ['idle after 4 minutes', { idleMinutes: 4 }, 'apps.sales.idleMinutes is 4. Allowed: a whole number from 5 to 1440.'],
  ['idle after more than a day', { idleMinutes: 1441 }, 'apps.sales.idleMinutes is 1441.'],
  ['idle after half a minute more', { idleMinutes: 5.5 }, 'apps.sales.idleMinutes is 5.5.'],
  [
    'always on, and asleep when idle',
    { alwaysOn: true, idleMinutes: 30 },
    'apps.sales.idleMinutes is 30. Allowed: no value with alwaysOn: true. Remove one of the two',
  ],
  ['no lease', { leaseHours: 0 }, 'apps.sales.leaseHours is 0. Allowed: a whole number from 1 to 24.'],
  ['a lease of more than a day', { leaseHours: 25 }, 'apps.sales.leaseHours is 25.'],
  ['a lease and a half', { leaseHours: 1.5 }, 'apps.sales.leaseHours is 1.5.'],
  ['less than no grace', { graceMinutes: -1 }, 'apps.sales.graceMinutes is -1. Allowed: a whole number from 0 to 720.'],
  ['grace until morning', { graceMinutes: 721 }, 'apps.sales.graceMinutes is 721.'],
  ['no number', { graceMinutes: Number.NaN }, 'apps.sales.graceMinutes is NaN.'],
  [
    'up for 4 minutes',
    { minUptimeMinutes: 4 },
    'apps.sales.minUptimeMinutes is 4. Allowed: a whole number from 5 to 240.',
  ],
  ['up for more than 4 hours', { minUptimeMinutes: 241 }, 'apps.sales.minUptimeMinutes is 241.'],
  ['up for half a minute more', { minUptimeMinutes: 15.5 }, 'apps.sales.minUptimeMinutes is 15.5.'],
  [
    'closed to visitors outside of no hours',
    { wakeOutsideHours: false, idleMinutes: 30 },
    'apps.sales.wakeOutsideHours is false. Allowed: false only with hours. Add hours, or remove this setting',
  ],
])('%s', (_name, more, line) => {
  expect(linesOf(withApp(more))).toEqual([expect.stringContaining(line)]);
});

test.each<[string, Partial<AppSettings>]>([
  ['the shortest', { idleMinutes: 5, leaseHours: 1, graceMinutes: 0, minUptimeMinutes: 5 }],
  ['always on', { alwaysOn: true }],
  ['always on during its hours', { hours, alwaysOn: true }],
  ['the longest', { idleMinutes: 1440, leaseHours: 24, graceMinutes: 720, minUptimeMinutes: 240 }],
  ['closed to visitors outside hours', { hours, wakeOutsideHours: false }],
  ['open to visitors at any time, hours or not', { wakeOutsideHours: true }],
])('%s is sound', (_name, more) => {
  expect(linesOf(withApp(more))).toEqual([]);
});

import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { decisionRow, explain } from './explain.ts';
import { anApp, officeHours } from './fakes/observations.ts';

/** Row and reason under each assumption: nobody connected, somebody connected, visitor comes, not running. */
const told = (app: Parameters<typeof anApp>[0], at: string) =>
  Object.values(explain(anApp(app), Temporal.Instant.from(at))).map(({ reason }) => `${decisionRow[reason]} ${reason}`);

const hours = officeHours;

test.each([
  ['always', {}, '2026-11-30T10:00Z', ['5 open', '5 open', '5 open', '5 open']],
  ['open', { hours }, '2026-11-30T10:00Z', ['5 open', '5 open', '5 open', '5 open']],
  ['idle', { idleMinutes: 30 }, '2026-11-30T10:00Z', ['7 idle', '5 in-use', '4 leased', '7 idle']],
  ['open, idle', { hours, idleMinutes: 120 }, '2026-11-30T10:01Z', ['7 idle', '5 in-use', '4 leased', '7 idle']],
  [
    'just opened',
    { hours, idleMinutes: 30 },
    '2026-11-30T08:10Z',
    ['5 just-opened', '5 in-use', '5 just-opened', '5 just-opened'],
  ],
  ['just closed', { hours }, '2026-11-30T18:30:30Z', ['7 closed', '6 draining', '4 leased', '7 closed']],
  ['closed', { hours, replicas: 3 }, '2026-11-30T19:30Z', ['7 closed', '7 grace-over', '4 leased', '7 closed']],
  [
    'closed to visitors too',
    { hours, wakeOutsideHours: false },
    '2026-11-30T19:30Z',
    ['7 closed', '7 grace-over', '7 closed', '7 closed'],
  ],
])('%s', (_what, app, at, expected) => {
  expect(told(app, at)).toEqual(expected);
});

test('how long a visitor’s wake lasts, and a guest may stay', () => {
  const decisions = explain(
    anApp({ hours, leaseHours: 2, graceMinutes: 45 }),
    Temporal.Instant.from('2026-11-30T18:30Z'),
  );
  expect(`${decisions['visitor-comes'].until}`).toBe('2026-11-30T20:30:00Z');
  expect(`${decisions['somebody-connected'].until}`).toBe('2026-11-30T18:45:00Z');
  expect(`${decisions['not-running'].until}`).toBe('2026-12-01T08:00:00Z');
});

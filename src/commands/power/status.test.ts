import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { Cloud } from '../../power/fakes/cloud.ts';
import { anApp } from '../../power/fakes/observations.ts';
import { firstRecord } from '../../power/remember.ts';
import { powerStatus } from './power-status.ts';
import { connectedText, statusText } from './status-text.ts';

const moment = (text: string) => Temporal.Instant.from(text);
const madrid = {
  timeZone: 'Europe/Madrid',
  open: [{ days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '08:00', to: '18:00' }],
} as const;
const status = (cloud: Cloud, more = {}) => powerStatus(cloud.ports, 'sales', anApp({ hours: madrid, ...more }));

test('an app that nobody has looked after yet', async () => {
  const found = await status(new Cloud('2026-11-30T05:00:00Z'));
  expect(found).toMatchObject({ state: 'unknown', connected: { presence: 'nobody' }, problems: [] });
  expect(statusText(found)).toBe(
    `
sales: no status yet
  why        The app is closed. It opens Mon 30 Nov, 08:00 CET. (closed)
  hours      Mon 30 Nov, 08:00 CET: it opens
  connected  no one
  copies     0 wanted, 0 running, 0 healthy
  visitors   routed to the waiting page
`.trim(),
  );
});

/** Open since eight, with three people connected, and everything there can be said. */
function busy(): Cloud {
  const cloud = new Cloud('2026-11-30T07:00:00Z');
  cloud.setCount(1);
  cloud.route = 'app';
  cloud.sessions = 3;
  for (let minute = 1; minute <= 30; minute++) {
    cloud.clock = minute * 60;
    cloud.report(0);
  }
  cloud.clock += 95;
  cloud.wishes = {
    hold: { target: 'awake', until: moment('2026-11-30T20:00Z'), by: 'ana', reason: 'Board meeting' },
    lease: { id: 'one', at: moment('2026-11-30T06:00Z'), until: moment('2026-11-30T10:00Z'), by: 'b-sub' },
    mark: { until: moment('2026-11-30T07:20Z') },
  };
  const wake = (readyAfter: number) => ({ at: moment('2026-11-27T07:00Z'), runningAfter: 20, readyAfter });
  cloud.record = {
    ...firstRecord(moment('2026-11-30T07:01Z')),
    version: 9,
    state: 'awake',
    upSince: moment('2026-11-30T07:00Z'),
    unverified: moment('2026-11-29T16:00Z'),
    failure: { at: moment('2026-11-30T06:58Z'), reason: 'CannotPullContainerError' },
    wakes: [wake(48), wake(71)],
  };
  return cloud;
}

test('everything there is to say', async () => {
  expect(statusText(await status(busy()))).toBe(
    `
sales: awake since Mon 30 Nov, 08:01 CET
  why        The app is held awake until Mon 30 Nov, 21:00 CET: Board meeting (held-awake)
  hours      Mon 30 Nov, 18:00 CET: it closes
  connected  3, 35 s ago
  copies     1 wanted, 1 running, 1 healthy
  visitors   routed to the app
  hold       awake until Mon 30 Nov, 21:00 CET, by ana: Board meeting
  lease      until Mon 30 Nov, 11:00 CET at most, taken Mon 30 Nov, 07:00 CET by b-sub
  wakes      ready in 48 s, nine of ten in 71 s (of the last 2)
  image      deployed Sun 29 Nov, 17:00 CET, not verified yet
  failure    Mon 30 Nov, 07:58 CET: CannotPullContainerError
`.trim(),
  );
});

test('a lease that is used up, and a hold that is over, are none', async () => {
  const cloud = busy();
  if (cloud.record) cloud.record = { ...cloud.record, spentLease: 'one' };
  expect(await status(cloud)).not.toHaveProperty('lease');
  cloud.clock += 24 * 3600;
  expect(await status(cloud)).not.toHaveProperty('hold');
});

test('what AWS does not say is not known, and why', async () => {
  const cloud = busy();
  cloud.fault = call => (call === 'services.describe' ? 'before' : 'none');
  const found = await status(cloud);
  expect(found).toMatchObject({ copies: 'unknown', connected: { presence: 'unknown' } });
  expect(found.decision).toMatchObject({ target: 'leave', reason: 'unknown' });
  expect(statusText(found)).toContain('  unknown    service: services.describe: ThrottlingException');
});

test.each([
  [{ presence: 'somebody', people: 2, ageSeconds: 59 }, '2, 59 s ago'],
  [{ presence: 'nobody', people: 0, ageSeconds: 180 }, 'no one, 3 minutes ago'],
  [{ presence: 'somebody', people: 0, ageSeconds: 30 }, 'no one, 30 s ago; someone a few minutes earlier'],
  [
    { presence: 'unknown', people: 0, ageSeconds: 1200 },
    'no one, 20 minutes ago; too few reports since then to be sure',
  ],
  [{ presence: 'unknown' }, 'unknown: no reports'],
  [{ presence: 'nobody' }, 'no one'],
] as const)('connected: %j', (connected, words) => {
  expect(connectedText(connected)).toBe(words);
});

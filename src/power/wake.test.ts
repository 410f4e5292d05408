import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import type { Wishes } from './observation.ts';
import { firstRecord } from './remember.ts';
import type { PowerSettings } from './settings.ts';
import { extend, type Grant, wake } from './wake.ts';
import { wakeBegan, wakeStep } from './wake-progress.ts';

const at = (time: string) => Temporal.Instant.from(`2026-11-23T${time}Z`); // a Monday
const noon = at('12:00');
const night = at('22:00');
const asker = { id: 'new', by: 's-ana' };

const office = { timeZone: 'UTC', open: [{ days: ['monday' as const], from: '08:00' as const, to: '18:00' as const }] };
const onDemand: PowerSettings = {
  idleMinutes: 30,
  leaseHours: 4,
  graceMinutes: 60,
  minUptimeMinutes: 15,
  wakeOutsideHours: true,
  replicas: 1,
};
const always = (({ idleMinutes: _, ...rest }) => rest)(onDemand);
const byHours: PowerSettings = { ...always, hours: office };
const shut: PowerSettings = { ...byHours, wakeOutsideHours: false };

const known = (wishes: Wishes = {}, spentLease?: string) => ({
  wishes,
  record: { ...firstRecord(at('00:00')), version: 1, ...(spentLease && { spentLease }) },
});
const held = (target: 'awake' | 'asleep', until = at('23:00')) =>
  known({ hold: { target, until, by: 'ops', reason: 'month end' } });
const leased = (from: string, to: string) => ({ lease: { id: 'old', at: at(from), until: at(to), by: 's-ben' } });
const mark = { mark: { until: at('23:00') } };

/** `leased until 16:00`, or why there is no lease. */
const told = ({ lease, decision }: Grant) =>
  lease ? `until ${lease.until.toString().slice(11, 16)}` : `${decision.target}: ${decision.reason}`;

test.each<[string, ReturnType<typeof known>, PowerSettings, Temporal.Instant, string]>([
  ['sleeps for want of visitors', known(), onDemand, noon, 'until 16:00'],
  ['is about to open by itself', known(), byHours, noon, 'awake: open'],
  ['is closed', known(), byHours, night, 'until 02:00'],
  ['is closed, to visitors too', known(), shut, night, 'asleep: closed'],
  ['was woken by somebody else just now', known(leased('11:59', '15:59')), onDemand, noon, 'awake: leased'],
  ['was woken, and put to sleep since', known(leased('11:59', '15:59'), 'old'), onDemand, noon, 'until 16:00'],
  ['was woken, and left by everybody', known(leased('11:00', '15:00')), onDemand, noon, 'until 16:00'],
  ['is held asleep', held('asleep'), onDemand, noon, 'asleep: held-asleep'],
  ['was held asleep', held('asleep', at('11:59')), onDemand, noon, 'until 16:00'],
  ['is held awake', held('awake'), shut, night, 'awake: held-awake'],
  ['is being verified', known(mark), onDemand, noon, 'until 16:00'],
  [
    'is being verified while it is held asleep',
    known({ ...held('asleep').wishes, ...mark }),
    onDemand,
    noon,
    'asleep: held-asleep',
  ],
  ['is being verified while it is closed', known(mark), shut, night, 'asleep: closed'],
])('a visit to an app that %s', (_name, before, app, now, outcome) => {
  expect(told(wake(before, app, now, asker))).toBe(outcome);
});

test.each<[string, ReturnType<typeof known>, PowerSettings, Temporal.Instant, string]>([
  ['renews a lease', known(leased('11:59', '15:59')), onDemand, noon, 'until 16:00'],
  ['renews a lease that is in use for hours', known(leased('09:00', '13:00')), onDemand, noon, 'until 16:00'],
  ['keeps an app past its closing time', known(), byHours, at('17:00'), 'until 21:00'],
  ['keeps an app past its closing time though nobody may wake it then', known(), shut, at('17:00'), 'until 21:00'],
  ['helps nothing long before closing time', known(), byHours, at('09:00'), 'awake: open'],
  ['helps nothing where it never sleeps', known(), always, noon, 'awake: open'],
  ['helps nothing against a hold', held('asleep'), onDemand, noon, 'asleep: held-asleep'],
  ['helps nothing under a longer hold', held('awake'), onDemand, noon, 'awake: held-awake'],
  ['outlasts a shorter hold', held('awake', at('13:00')), onDemand, noon, 'until 16:00'],
  ['opens nothing that is closed to visitors', known(), shut, night, 'asleep: closed'],
  ['wakes what sleeps', known(), onDemand, noon, 'until 16:00'],
])('Extend %s', (_name, before, app, now, outcome) => {
  expect(told(extend(before, app, now, asker))).toBe(outcome);
});

test('a lease is the asker’s, from now on', () => {
  expect(wake(known(), onDemand, noon, asker).lease).toEqual({ id: 'new', by: 's-ana', at: noon, until: at('16:00') });
});

const asleep = { target: 'asleep', reason: 'idle' } as const;
const awake = { target: 'awake', reason: 'leased' } as const;
const up = { upSince: noon };

test.each([
  [{ state: 'asleep' }, asleep, undefined],
  [{ state: 'asleep' }, awake, 'asked'],
  [{ state: 'leaving', ...up }, asleep, undefined],
  [{ state: 'leaving', ...up }, awake, 'asked'],
  [{ state: 'waking' }, awake, 'asked'],
  [{ state: 'waking', ...up }, awake, 'starting'],
  [{ state: 'waking', ...up, runningSince: noon }, awake, 'checking'],
  [{ state: 'failed', ...up }, asleep, 'starting'],
  [{ state: 'awake', ...up }, asleep, 'ready'],
  [{ state: 'draining', ...up }, asleep, 'ready'],
] as const)('%j: %j is "%s"', (record, decision, stage) => {
  expect(wakeStep({ ...firstRecord(noon), ...record }, decision)).toBe(stage);
});

test('a wake began with its copies or, before there are any, with its lease', () => {
  const { lease } = leased('11:58', '15:58');
  const record = firstRecord(at('11:00'));
  expect(wakeBegan({ lease }, { ...record, state: 'waking', since: at('11:59'), upSince: noon }, noon)).toEqual(noon);
  expect(wakeBegan({ lease }, { ...record, state: 'waking', since: at('11:59') }, noon)).toEqual(at('11:59'));
  expect(wakeBegan({ lease }, record, noon)).toEqual(lease.at);
  expect(wakeBegan({}, record, noon)).toEqual(noon);
});

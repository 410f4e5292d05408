import { describe, expect, test } from '@jest/globals';
import type { PowerDecision } from './decide.ts';
import { asleep, minutes, now, observation } from './fakes/observations.ts';
import type { Observation, PowerRecord } from './observation.ts';
import { nextRecord, recordDiffers } from './remember.ts';

const awake: PowerDecision = { target: 'awake', reason: 'leased', until: minutes(60) };
const idle: PowerDecision = { target: 'asleep', reason: 'idle' };
const lease = { id: 'one', at: minutes(-1), until: minutes(200), by: 'sub' };
const failure = { at: minutes(-1), reason: 'Essential container in task exited (1)' };
const starting = (more: Partial<PowerRecord> = {}, service = {}): Observation =>
  observation({
    route: 'wake',
    record: { ...asleep().record, state: 'waking', upSince: minutes(-2), ...more },
    service: { healthyTargets: 0, ...service },
  });

test.each<[what: string, seen: Observation, decision: PowerDecision, state: string]>([
  ['sleeps', asleep(), idle, 'asleep'],
  ['is asked to wake', asleep(), awake, 'waking'],
  ['starts', starting(), awake, 'waking'],
  ['is healthy, and visitors still wait', starting({}, { healthyTargets: 1 }), awake, 'waking'],
  ['serves', observation(), awake, 'awake'],
  ['has visitors, and nothing healthy', observation({ service: { healthyTargets: 0 } }), awake, 'waking'],
  ['does not come up', starting({}, { failure }), awake, 'failed'],
  ['failed the time before', starting({ upSince: now }, { failure }), awake, 'waking'],
  [
    'failed before anybody looked',
    observation({ route: 'wake', record: asleep().record, service: { healthyTargets: 0, failure } }),
    awake,
    'waking',
  ],
  ['is closing', observation(), { target: 'draining', reason: 'draining' }, 'draining'],
  ['is being left', observation(), idle, 'leaving'],
  ['is left alone', observation(), { target: 'leave', reason: 'unknown' }, 'awake'],
])('an app that %s', (_what, observation, decision, state) => {
  expect(nextRecord(observation, decision, undefined, now)).toMatchObject({ state, version: 1 });
});

test('a state began when it was first seen, and another one begins now', () => {
  const record: PowerRecord = { ...observation().record, state: 'awake', since: minutes(-30) };
  expect(nextRecord({ ...observation(), record }, awake, undefined, now)).toMatchObject({
    state: 'awake',
    since: minutes(-30),
  });
  expect(nextRecord({ ...observation(), record }, idle, undefined, now)).toMatchObject({
    state: 'leaving',
    since: now,
  });
});

test('nothing is learned where nothing is seen', () => {
  const { record, ...rest } = observation({ service: 'unknown' });
  const next = nextRecord({ ...rest, record }, { target: 'leave', reason: 'unknown' }, undefined, now);
  expect(next).toEqual({ ...record, version: 1 });
  expect(recordDiffers(record, next)).toBe(false);
});

test('a wake leaves how long it took', () => {
  const healthy = { ...starting({ runningSince: minutes(-1) }, { healthyTargets: 1 }), route: 'app' as const };
  const next = nextRecord(healthy, awake, undefined, now);
  expect(next.wakes).toEqual([{ at: minutes(-2), runningAfter: 60, readyAfter: 120 }]);
  expect(nextRecord({ ...healthy, record: next }, awake, undefined, now).wakes).toHaveLength(1);
  const many = Array.from({ length: 20 }, () => ({ at: now, runningAfter: 1, readyAfter: 2 }));
  const twenty = nextRecord({ ...healthy, record: { ...healthy.record, wakes: many } }, awake, undefined, now).wakes;
  expect(twenty).toHaveLength(20);
  expect(twenty.at(-1)).toMatchObject({ readyAfter: 120 });
});

test('since when it runs is kept as long as it runs', () => {
  const running = starting({ runningSince: minutes(-1) });
  expect(nextRecord(running, awake, undefined, now).runningSince).toEqual(minutes(-1));
  expect(nextRecord(starting(), awake, undefined, now).runningSince).toEqual(now);
  expect(nextRecord(starting({}, { runningCount: 0 }), awake, undefined, now)).not.toHaveProperty('runningSince');
});

test('a wake that failed before it succeeded counts as one', () => {
  const healthy = { ...starting({ state: 'failed' }, { healthyTargets: 1 }), route: 'app' as const };
  expect(nextRecord(healthy, awake, undefined, now).wakes).toMatchObject([{ at: minutes(-2), readyAfter: 120 }]);
});

test('a copy that was there at the first look says nothing of wakes', () => {
  const found = { ...starting({ upSince: now, runningSince: now }, { healthyTargets: 1 }), route: 'app' as const };
  expect(nextRecord(found, awake, undefined, now)).toMatchObject({ state: 'awake', wakes: [] });
});

test('a failure is kept until it serves, what was not verified too', () => {
  const failed = nextRecord(starting({ unverified: minutes(-9) }, { failure }), awake, undefined, now);
  expect(failed).toMatchObject({ failure, unverified: minutes(-9) });
  const serving = nextRecord({ ...observation(), record: failed }, awake, undefined, now);
  expect(serving).not.toHaveProperty('failure');
  expect(serving).not.toHaveProperty('unverified');
});

test('a failure does not outlive the sleep that follows it', () => {
  const failed = nextRecord(starting({}, { failure }), awake, undefined, now);
  expect(failed).toHaveProperty('failure');
  expect(nextRecord(asleep({ record: failed }), idle, undefined, now)).not.toHaveProperty('failure');
});

describe('going to sleep', () => {
  const first = nextRecord(observation(), idle, { kind: 'route', to: 'wake' }, now);

  test('begins when visitors are sent away', () => {
    expect(first.leaving).toEqual({ since: now, looks: 0, lookedAt: now });
  });

  test('begins again when visitors are sent away again', () => {
    const again = {
      ...observation(),
      record: { ...first, leaving: { since: minutes(-9), looks: 3, lookedAt: minutes(-1) } },
    };
    expect(nextRecord(again, idle, { kind: 'route', to: 'wake' }, now).leaving).toEqual({
      ...{ since: now, looks: 0, lookedAt: now },
    });
  });

  test('counts looks a minute apart', () => {
    const look = (record: PowerRecord, at: number) =>
      nextRecord({ ...observation({ route: 'wake' }), record }, idle, undefined, now.add({ seconds: at }));
    const [soon, then] = [look(first, 20), look(first, 60)];
    expect(soon.leaving?.looks).toBe(0);
    expect(then.leaving).toEqual({ since: now, looks: 1, lookedAt: minutes(1) });
    expect(look(then, 120).leaving?.looks).toBe(2);
  });

  test('is forgotten when somebody is back', () => {
    expect(nextRecord({ ...observation(), record: first }, awake, undefined, now)).not.toHaveProperty('leaving');
  });

  test('spends the lease, and says when it was told to end', () => {
    const next = nextRecord(
      { ...observation(), wishes: { lease }, record: first },
      idle,
      { kind: 'count', to: 0 },
      now,
    );
    expect(next).toMatchObject({ spentLease: 'one', stoppingSince: now });
    const later = nextRecord({ ...asleep(), record: next }, idle, undefined, minutes(1));
    expect(later).toMatchObject({ state: 'asleep', spentLease: 'one' });
    const again = nextRecord(
      { ...observation(), record: { ...first, ...later } },
      idle,
      { kind: 'count', to: 0 },
      minutes(90),
    );
    expect(again).toMatchObject({ spentLease: 'one' }); // though nobody has taken another lease
    expect(later).not.toHaveProperty('upSince');
  });
});

test('records that say the same do not differ, in whatever order', () => {
  const { version, ...rest } = observation().record;
  expect(
    recordDiffers(observation().record, {
      ...Object.fromEntries(Object.entries(rest).reverse()),
      version: version + 1,
    } as PowerRecord),
  ).toBe(false);
  expect(recordDiffers(observation().record, { ...observation().record, reason: 'other' })).toBe(true);
});

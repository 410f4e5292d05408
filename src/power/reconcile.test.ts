import { describe, expect, test } from '@jest/globals';
import { Cloud, type Fault } from './fakes/cloud.ts';
import { awake, idle, lease, leaving, pass, passUntil, reconcileOne, run } from './fakes/reconciling.ts';

describe('a day in the life', () => {
  test('asleep, woken, awake, idle, asleep', async () => {
    const cloud = await awake();
    expect(cloud.record).toMatchObject({ state: 'awake', wakes: [{ runningAfter: 60, readyAfter: 60 }] });
    await pass(cloud, 20);
    expect(cloud.calls).toEqual(['route wake', 'count 0']);
    expect(cloud.record).toMatchObject({ state: 'asleep', reason: 'idle' });
    await pass(cloud, 60);
    expect(cloud.calls).toEqual(['route wake', 'count 0']);
  });

  test('who is connected stays for hours, and past the end of the lease', async () => {
    const cloud = await awake();
    cloud.sessions = 1;
    await pass(cloud, 600);
    expect(cloud.calls).toEqual([]);
    cloud.sessions = 0;
    await pass(cloud, 16);
    expect(cloud.record?.state).toBe('asleep');
  });

  test('who comes while it is being left has it back', async () => {
    const cloud = await awake();
    await passUntil(cloud, () => cloud.route === 'wake');
    lease(cloud, 'next');
    await run(cloud);
    expect(cloud).toMatchObject({ route: 'app', desiredCount: 1, record: { state: 'awake' } });
    expect(cloud.calls).toEqual(['route wake', 'route app']);
  });

  test('a hold ends it at once, whoever is connected, and no lease wakes it', async () => {
    const cloud = await awake();
    cloud.sessions = 3;
    cloud.wishes = {
      ...cloud.wishes,
      hold: { target: 'asleep', until: cloud.now().add({ hours: 1 }), by: 'ana', reason: 'x' },
    };
    const { did } = await run(cloud);
    expect(did).toEqual([
      { kind: 'route', to: 'wake' },
      { kind: 'count', to: 0 },
    ]);
    lease(cloud, 'next');
    await pass(cloud, 30);
    expect(cloud.desiredCount).toBe(0);
  });

  test('a lease of before the sleep does not wake it again', async () => {
    const cloud = await awake();
    await pass(cloud, 30);
    expect(cloud.wishes.lease?.until.epochMilliseconds).toBeGreaterThan(cloud.now().epochMilliseconds);
    expect(cloud.record).toMatchObject({ state: 'asleep', spentLease: cloud.wishes.lease?.id });
  });
});

describe('two runs at once', () => {
  test('wake it once', async () => {
    const cloud = new Cloud();
    lease(cloud);
    const runs = await Promise.all(Array.from({ length: 20 }, () => run(cloud)));
    expect(cloud.calls).toEqual(['count 1']);
    expect(runs.filter(({ yielded }) => !yielded)).toHaveLength(1);
  });

  /** A wake that lands before the n-th call of the run that ends the copies. */
  test.each(Array.from({ length: 14 }, (_, n) => n))('a wake before call %i of the run that would end it', async n => {
    const cloud = await leaving();
    let call = 0;
    const states: string[] = [];
    const interrupted = new Proxy(cloud.ports, {});
    const original = cloud.fault;
    let waking: Promise<unknown> = Promise.resolve();
    cloud.fault = name => {
      if (call++ === n) {
        lease(cloud, 'visitor');
        waking = Promise.resolve().then(() => run(cloud));
      }
      states.push(`${name} ${cloud.route} ${cloud.desiredCount}`);
      return original(name);
    };
    await reconcileOne(interrupted, idle);
    cloud.fault = original;
    if (n >= call) lease(cloud, 'visitor');
    await waking;
    await pass(cloud, 3);
    expect(cloud).toMatchObject({ desiredCount: 1, route: 'app', record: { state: 'awake' } });
    expect(states).not.toContainEqual(expect.stringMatching(/ app 0$/));
  });

  test('an end that arrives after the wake finds no route to the app, and is repaired', async () => {
    const cloud = await leaving();
    const late = Promise.withResolvers<void>();
    const setCount = cloud.ports.services.setCount;
    const slow = {
      ...cloud.ports,
      services: {
        ...cloud.ports.services,
        setCount: async (app: string, count: number) => {
          await late.promise;
          await setCount(app, count);
        },
      },
    };
    const ending = reconcileOne(slow, idle);
    for (let tick = 0; tick < 1_000 && !cloud.record?.stoppingSince; tick++) await new Promise(setImmediate);
    expect(cloud.record?.stoppingSince).toBeDefined();
    lease(cloud, 'visitor');
    await run(cloud);
    expect(cloud.route).toBe('wake');
    late.resolve();
    await ending;
    expect(cloud.calls).toEqual(['count 1', 'count 0', 'count 1']);
    expect(cloud.route).toBe('wake');
    await pass(cloud, 3);
    expect(cloud).toMatchObject({ desiredCount: 1, route: 'app', record: { state: 'awake' } });
  });
});

describe('each call in turn failing', () => {
  const calls = [
    'services.describe',
    'services.healthyTargets',
    'services.lastFailure',
    'routing.current',
    'notes.read',
    'notes.write',
    'sessions.samples',
    'services.setCount',
    'routing.route',
  ];
  const faults: Fault[] = ['before', 'after'];
  const cases = calls.flatMap(call => faults.map(fault => [call, fault] as const));

  test.each(cases)('%s, %s it is done: nobody is cut off, and a run later all is well', async (call, fault) => {
    const cloud = await awake();
    cloud.sessions = 1;
    cloud.ended = connected => expect(connected).toBe(0);
    cloud.fault = name => (name === call ? fault : 'none');
    await pass(cloud, 40);
    expect(cloud).toMatchObject({ desiredCount: 1, route: 'app' });
    cloud.sessions = 0;
    await pass(cloud, 30);
    cloud.fault = () => 'none';
    await pass(cloud, 16);
    expect(cloud).toMatchObject({ desiredCount: 0, route: 'wake', record: { state: 'asleep' } });
  });

  test.each(cases)('%s, %s it is done: a sleeping app wakes a run later', async (call, fault) => {
    const cloud = new Cloud();
    lease(cloud);
    cloud.fault = name => (name === call ? fault : 'none');
    await pass(cloud, 2);
    cloud.fault = () => 'none';
    await pass(cloud, 3);
    expect(cloud).toMatchObject({ desiredCount: 1, route: 'app', record: { state: 'awake' } });
  });
});

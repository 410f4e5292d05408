import { expect, test } from '@jest/globals';
import { Cloud } from './fakes/cloud.ts';
import { anApp } from './fakes/observations.ts';
import { awake, lease, leaving, pass, run } from './fakes/reconciling.ts';

// What one run does to one app, call by call.

test('looks a second time before it ends copies: a visitor who comes in between keeps them', async () => {
  const cloud = await leaving();
  let reads = 0;
  cloud.fault = name => {
    if (name === 'notes.read' && ++reads === 2) lease(cloud, 'visitor');
    return 'none';
  };
  const { did } = await run(cloud);
  expect(reads).toBeGreaterThanOrEqual(2);
  expect(did).toEqual([{ kind: 'route', to: 'app' }]);
  expect(cloud.calls).toEqual(['route app']);
});

test('ends no copies by what it saw seconds ago, because one answer was slow', async () => {
  const cloud = await leaving();
  cloud.fault = name => {
    if (name === 'sessions.samples') cloud.clock += 4;
    return 'none';
  };
  expect((await run(cloud)).did).toEqual([]);
  expect(cloud.desiredCount).toBe(1);
  cloud.fault = () => 'none';
  cloud.clock += 30;
  await run(cloud);
  expect(cloud.desiredCount).toBe(0);
});

test('reads again who is connected before it ends copies: somebody who shows up in between keeps them', async () => {
  const cloud = await leaving();
  let reads = 0;
  cloud.fault = name => {
    if (name === 'sessions.samples' && ++reads === 2) {
      cloud.sessions = 1;
      cloud.report(0);
    }
    return 'none';
  };
  await run(cloud);
  expect(reads).toBeGreaterThanOrEqual(2);
  expect(cloud.desiredCount).toBe(1);
});

test('does nothing twice, however late AWS shows what was done', async () => {
  const cloud = new Cloud();
  cloud.lateLooks = 20;
  lease(cloud);
  await run(cloud);
  expect(cloud.calls).toEqual(['count 1']);
});

test('writes what it is about to do before it does it, also when there is nothing else to write', async () => {
  const cloud = await awake();
  await pass(cloud, 1);
  const calls: string[] = [];
  cloud.fault = name => {
    calls.push(name);
    return 'none';
  };
  const { version = 0 } = cloud.record ?? {};
  await run(cloud, anApp({ idleMinutes: 5, minUptimeMinutes: 5, replicas: 2 }));
  expect(cloud.calls).toEqual(['count 2']);
  expect(calls.indexOf('notes.write')).toBeGreaterThan(-1);
  expect(calls.indexOf('notes.write')).toBeLessThan(calls.indexOf('services.setCount'));
  expect(cloud.record?.version).toBeGreaterThan(version);
});

test('writes nothing where nothing is new', async () => {
  const cloud = await awake();
  await pass(cloud, 1);
  const { version } = cloud.record ?? {};
  cloud.fault = name => {
    expect(name).not.toBe('notes.write');
    return 'none';
  };
  expect(await run(cloud)).toMatchObject({ did: [], yielded: false });
  expect(cloud.record?.version).toBe(version);
});

test('does nothing when it could not write it down first', async () => {
  const cloud = new Cloud();
  lease(cloud);
  cloud.fault = name => (name === 'notes.write' ? 'before' : 'none');
  await expect(run(cloud)).rejects.toThrow('ThrottlingException');
  expect(cloud.calls).toEqual([]);
});

import { expect, test } from '@jest/globals';
import { Cloud } from '../power/fakes/cloud.ts';
import { anApp } from '../power/fakes/observations.ts';
import type { Answers, PowerPorts } from '../power/ports.ts';
import { reconcileApps } from './fakes/reconciler.ts';

/** Two apps, each with a world of its own. */
function world() {
  const clouds: Record<string, Cloud> = { sales: new Cloud(), finance: new Cloud() };
  const lines: Record<string, unknown>[] = [];
  const of = (app: string) => (clouds[app] ?? new Cloud()).ports;
  /** The answers of each app's own world. */
  const each = <Answer>(apps: Iterable<string>, ask: (app: string) => Answers<Answer>): Answers<Answer> =>
    new Map([...apps].flatMap(app => [...ask(app)]));
  const ports: PowerPorts = {
    services: {
      describe: apps => each(apps, app => of(app).services.describe([app])),
      healthyTargets: app => of(app).services.healthyTargets(app),
      lastFailure: app => of(app).services.lastFailure(app),
      setCount: (app, count) => of(app).services.setCount(app, count),
    },
    routing: {
      current: app => of(app).routing.current(app),
      waitForTurn: async () => 1,
      route: visitors =>
        each(visitors.keys(), app => of(app).routing.route(new Map([[app, visitors.get(app) ?? 'app']]))),
    },
    sessions: { samples: (app, from) => of(app).sessions.samples(app, from) },
    notes: {
      read: app => of(app).notes.read(app),
      readAll: apps => each(apps, app => of(app).notes.readAll([app])),
      write: (app, record) => of(app).notes.write(app, record),
      writeAll: records =>
        each(records.keys(), app => of(app).notes.writeAll(new Map([...records].filter(([one]) => one === app)))),
    },
    now: new Cloud().now,
    log: line => void lines.push(line),
  };
  const run = reconcileApps(() => ports, { sales: anApp(), finance: anApp({ idleMinutes: 5 }) });
  return { sales: clouds.sales as Cloud, finance: clouds.finance as Cloud, lines, run };
}

test('a run looks at every app, and says in one line each what it saw and did', async () => {
  const { sales, finance, lines, run } = world();
  const { apps } = await run({});
  expect(apps).toMatchObject([
    { event: 'power', app: 'sales', state: 'waking', target: 'awake', reason: 'open', desired: 1, did: ['count 1'] },
    { event: 'power', app: 'finance', state: 'asleep', target: 'asleep', reason: 'idle', desired: 0, did: [] },
  ]);
  expect(lines).toHaveLength(2);
  expect(lines).toEqual(expect.arrayContaining(apps));
  expect([sales.desiredCount, finance.desiredCount]).toEqual([1, 0]);
});

test('it looks at the one app that is asked for', async () => {
  const { sales, lines, run } = world();
  await run({ app: 'finance' });
  expect(lines.map(({ app }) => app)).toEqual(['finance']);
  expect(sales.desiredCount).toBe(0);
  await expect(run({ app: 'payroll' })).rejects.toThrow('Unknown app "payroll". The stage has: sales, finance.');
});

test('where a waiting page asks, every other app that is waited for gets its turn, and no other', async () => {
  const { sales, finance, lines, run } = world();
  await run({ app: 'finance', waiting: true });
  expect(lines.map(({ app }) => app)).toEqual(['finance', 'sales']);
  expect([sales.desiredCount, finance.desiredCount]).toEqual([1, 0]);
  lines.length = 0;
  await run({ app: 'sales', waiting: true });
  expect(lines.map(({ app }) => app)).toEqual(['sales']);
});

test('it goes on with the others when one fails, and then fails', async () => {
  const { sales, finance, lines, run } = world();
  finance.fault = name => (name === 'notes.read' ? 'before' : 'none');
  await expect(run({})).rejects.toThrow('finance: Error: notes.read: ThrottlingException');
  expect(sales.desiredCount).toBe(1);
  expect(lines).toContainEqual(expect.objectContaining({ level: 'error', app: 'finance' }));
});

test('it fails too when something could only not be seen', async () => {
  const { sales, lines, run } = world();
  sales.fault = name => (name === 'routing.current' ? 'before' : 'none');
  await expect(run({})).rejects.toThrow('sales: routing: Error: routing.current');
  expect(lines).toContainEqual(expect.objectContaining({ app: 'sales', door: 'unknown', reason: 'unknown' }));
});

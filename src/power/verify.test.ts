import { expect, test } from '@jest/globals';
import { Cloud } from './fakes/cloud.ts';
import { anApp } from './fakes/observations.ts';
import { reconcileOne } from './fakes/reconciling.ts';
import type { PowerState } from './observation.ts';
import type { PowerPorts } from './ports.ts';
import { firstRecord } from './remember.ts';
import { type PowerReport, powerReport } from './report.ts';
import { needsWaking, noteUnverified, verifyProgress, waitUntilServed } from './verify.ts';

test.each<[PowerState, boolean]>([
  ['asleep', true],
  ['leaving', true],
  ['waking', false],
  ['awake', false],
  ['draining', false],
  ['failed', false],
])('an app that is %s: to be woken before its new version comes? %s', (state, expected) => {
  expect(needsWaking({ state })).toBe(expected);
});

const report = (more: object) =>
  ({ state: 'waking', desired: 1, running: 1, healthy: 1, ...more }) as unknown as PowerReport;

test.each<[object, ReturnType<typeof verifyProgress>]>([
  [{ desired: 0, running: 0, healthy: 0 }, { stage: 'asked' }],
  [{ running: 0, healthy: 0 }, { stage: 'starting' }],
  [{ healthy: 0 }, { stage: 'checking' }],
  [{}, { stage: 'opening' }],
  [{ state: 'awake' }, { stage: 'served' }],
  [{ state: 'awake', yielded: true }, { stage: 'opening' }],
  [
    { state: 'failed', failure: 'Exit code 1' },
    { stage: 'failed', trouble: 'Exit code 1' },
  ],
  [{ state: 'failed' }, { stage: 'failed', trouble: 'ECS gives no reason.' }],
])('%j is %j', (more, expected) => expect(verifyProgress(report(more))).toEqual(expected));

/** Verifies a marked app; between two looks the cloud's clock goes on by ten seconds. */
async function verified(cloud: Cloud, ports = cloud.ports) {
  cloud.wishes = { mark: { until: cloud.at(900) } };
  const stages: string[] = [];
  const verify = waitUntilServed({
    run: async app => powerReport(await reconcileOne(ports, anApp({ idleMinutes: 5 }), app)),
    async pause() {
      cloud.clock += 10;
    },
    now: cloud.now,
    report: (_app, stage) => void stages.push(stage),
  });
  const { outcome, trouble } = await verify('sales');
  return { outcome, stages, seconds: cloud.clock, ...(trouble ? { trouble } : {}) };
}

/** Copies that end by themselves, until one does not. */
function failing(cloud: Cloud, isOver: () => boolean): PowerPorts {
  const { services } = cloud.ports;
  const healthyTargets = async (app: string) => (isOver() ? services.healthyTargets(app) : 0);
  const lastFailure = async () => (isOver() ? undefined : { at: cloud.now(), reason: 'Exit code 1' });
  return { ...cloud.ports, services: { ...services, healthyTargets, lastFailure } };
}

test('one that sleeps is brought up, stage by stage', async () => {
  const stages = ['starting', 'checking', 'served'];
  expect(await verified(new Cloud())).toEqual({ outcome: 'served', stages, seconds: 40 });
});

test('one that runs, and whose visitors a deploy has sent to the waiting page, is served at once', async () => {
  const cloud = new Cloud();
  cloud.setCount(1);
  cloud.clock = 600;
  expect(await verified(cloud)).toEqual({ outcome: 'served', stages: ['served'], seconds: 600 });
  expect(cloud.calls).toEqual(['route app']);
});

test('a copy that was unlucky is forgiven; one after the other that ends is not', async () => {
  const unlucky = new Cloud();
  const twice = failing(unlucky, () => unlucky.clock >= 40);
  expect(await verified(unlucky, twice)).toEqual({ outcome: 'served', stages: ['failed', 'served'], seconds: 40 });
  const broken = new Cloud();
  const always = failing(broken, () => false);
  const said = { outcome: 'failed', stages: ['failed'], seconds: 50, trouble: 'Exit code 1' };
  expect(await verified(broken, always)).toEqual(said);
});

test('a reconciler that cannot do its work for a moment, and for another, is waited for, and then not', async () => {
  const cloud = new Cloud();
  const isDown = () => cloud.clock % 100 < 40;
  cloud.startSeconds = 60;
  cloud.fault = call => (call === 'notes.read' && isDown() ? 'before' : 'none');
  const stages = ['unknown', 'starting', 'unknown', 'checking', 'served'];
  expect(await verified(cloud)).toEqual({ outcome: 'served', stages, seconds: 160 });
  cloud.fault = () => 'before';
  expect(await verified(cloud)).toMatchObject({ outcome: 'unknown', trouble: 'notes.read: ThrottlingException' });
});

test('after ten minutes nobody waits any more', async () => {
  const cloud = new Cloud();
  cloud.startSeconds = 3_600;
  expect(await verified(cloud)).toEqual({ outcome: 'timed-out', stages: ['starting'], seconds: 610 });
});

test('what is known stays, and that nobody has seen the new version run is added', async () => {
  const cloud = new Cloud();
  cloud.record = { ...firstRecord(cloud.at(0)), version: 7, reason: 'closed' };
  expect(await noteUnverified(cloud.ports.notes, 'sales', cloud.at(60))).toBe(true);
  expect(cloud.record).toEqual({ ...firstRecord(cloud.at(0)), version: 8, reason: 'closed', unverified: cloud.at(60) });
});

test('of an app that nobody has looked at yet too', async () => {
  const cloud = new Cloud();
  expect(await noteUnverified(cloud.ports.notes, 'sales', cloud.at(60))).toBe(true);
  expect(cloud.record).toMatchObject({ version: 1, unverified: cloud.at(60) });
});

test.each([
  [4, true],
  [5, false],
])('when somebody else is faster %i times: %s', async (times, expected) => {
  const cloud = new Cloud();
  const { read, write } = cloud.ports.notes;
  let faster = times;
  const busy = { read, write: async (...wanted: Parameters<typeof write>) => faster-- <= 0 && write(...wanted) };
  expect(await noteUnverified(busy, 'sales', cloud.at(60))).toBe(expected);
});

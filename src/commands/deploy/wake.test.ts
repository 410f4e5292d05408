import { expect, test } from '@jest/globals';
import { ReconcilerFailed } from '../../aws/power/deployed.ts';
import { aDeploy, denied } from './fakes/deploy.ts';
import { aReconciler, noted } from './fakes/reconciler.ts';
import { markedApps } from './marks.ts';
import { wakeToVerify } from './wake.ts';

const asleep = { state: 'asleep', desired: 0, running: 0, healthy: 0 } as const;

test.each([
  ['stage local', { stage: 'local' } as const],
  ['a deploy without changes', { shouldNotDeploy: true }],
])('%s wakes nothing', async (_, provider) => {
  const reconciler = aReconciler();
  const { deploying, osls, shown } = aDeploy(provider, reconciler);
  await wakeToVerify(deploying);
  expect([reconciler.calls, shown, markedApps.has(osls)]).toEqual([[], [], false]);
});

test('without a reconciler there is nothing to wake', async () => {
  const { deploying, osls } = aDeploy();
  await wakeToVerify({ ...deploying, power: async () => undefined });
  expect(markedApps.has(osls)).toBe(false);
});

test('every app that is deployed is marked, then run once; those that sleep or leave are announced', async () => {
  const reconciler = aReconciler({ sales: noted({ state: 'leaving' }), finance: noted({ state: 'asleep' }) });
  const { deploying, osls, shown } = aDeploy({}, reconciler);
  await wakeToVerify(deploying);
  expect(reconciler.calls).toEqual([
    ...['read sales', 'read finance'],
    ...['deleteMark sales', 'deleteMark finance'],
    ...['putMark sales', 'putMark finance'],
    ...['run sales', 'run finance'],
  ]);
  expect(shown).toEqual(['Waking sales and finance to verify them …']);
  expect(markedApps.get(osls)).toEqual(['sales', 'finance']);
  expect(reconciler.marks.get('sales')?.toString()).toBe('2026-11-30T08:15:00Z');
});

test('one app that sleeps is announced alone', async () => {
  const { deploying, shown } = aDeploy({}, aReconciler({ sales: noted(), finance: noted({ state: 'asleep' }) }));
  await wakeToVerify(deploying);
  expect(shown).toEqual(['Waking finance to verify it …']);
});

test('one that runs is marked in silence, and one that is new is left to ECS', async () => {
  const reconciler = aReconciler({ sales: noted() });
  const { deploying, osls, shown } = aDeploy({}, reconciler);
  await wakeToVerify(deploying);
  expect([[...reconciler.marks.keys()], shown, markedApps.get(osls)]).toEqual([['sales'], [], ['sales']]);
});

test.each([
  ['is tried until an instance is wanted', [asleep, asleep, {}], 3],
  ['is given up after three runs', [asleep], 3],
  ['is run once where the first is enough', [{}], 1],
  ['is run once where the count is unknown', [{ desired: 'unknown' as const }], 1],
])('an app %s', async (_, runs, times) => {
  const reconciler = aReconciler({ sales: noted({ state: 'asleep' }) });
  reconciler.runs.sales = [...runs];
  await wakeToVerify(aDeploy({}, reconciler).deploying);
  expect(reconciler.calls.filter(call => call === 'run sales')).toHaveLength(times);
});

test('a reconciler that fails is said, and the app stays marked', async () => {
  const reconciler = aReconciler();
  reconciler.runs.finance = [new ReconcilerFailed('No rule')];
  const { deploying, shown } = aDeploy({}, reconciler);
  await wakeToVerify(deploying);
  expect(shown).toEqual(['Could not wake finance yet: No rule']);
  expect([...reconciler.marks.keys()]).toEqual(['sales', 'finance']);
});

test.each([
  ['read', 'dynamodb:BatchGetItem'],
  ['deleteMark', 'dynamodb:DeleteItem'],
  ['putMark', 'dynamodb:PutItem'],
  ['run', 'lambda:InvokeFunction'],
])('who may not %s learns the permission, and no mark is left', async (call, action) => {
  const reconciler = aReconciler();
  reconciler.faults[call] = denied;
  const { deploying, osls } = aDeploy({}, reconciler);
  await expect(wakeToVerify(deploying)).rejects.toThrow(
    `Could not keep the apps awake to verify them: User: ana is not authorized. Grant the deploying role the permission ${action}.`,
  );
  expect([[...reconciler.marks], markedApps.has(osls)]).toEqual([[], false]);
});

test('who may not read the function learns it; marks that cannot be taken away hide no error', async () => {
  const { deploying } = aDeploy();
  const unreadable = { ...deploying, power: () => Promise.reject(denied) };
  await expect(wakeToVerify(unreadable)).rejects.toThrow('the permission lambda:GetFunctionConfiguration.');
  const reconciler = aReconciler();
  reconciler.runs.sales = [denied];
  const { deleteMark } = reconciler.power.notes;
  let deletions = 0;
  reconciler.power.notes.deleteMark = app =>
    ++deletions > 2 ? Promise.reject(new Error('Rate exceeded')) : deleteMark(app);
  await expect(wakeToVerify(aDeploy({}, reconciler).deploying)).rejects.toThrow(
    'the permission lambda:InvokeFunction.',
  );
});

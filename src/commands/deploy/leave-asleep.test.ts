import { expect, test } from '@jest/globals';
import { aDeploy, denied } from './fakes/deploy.ts';
import { aReconciler, noted } from './fakes/reconciler.ts';
import { leaveAsleep } from './leave-asleep.ts';

test.each([
  ['stage local', { stage: 'local' } as const],
  ['a deploy without changes', { shouldNotDeploy: true }],
])('%s leaves everything alone', async (_, provider) => {
  const reconciler = aReconciler();
  const { deploying, shown } = aDeploy(provider, reconciler);
  await leaveAsleep(deploying);
  expect([reconciler.calls, shown]).toEqual([[], []]);
});

test('without a reconciler there is nothing to do', async () => {
  const { deploying, shown } = aDeploy();
  await leaveAsleep({ ...deploying, power: async () => undefined });
  expect(shown).toEqual([]);
});

test('each app is run once; those that sleep are noted as unverified, and said', async () => {
  const reconciler = aReconciler({ sales: noted({ state: 'leaving' }), finance: noted({ state: 'asleep' }) });
  const { deploying, shown } = aDeploy({}, reconciler);
  await leaveAsleep(deploying);
  expect(reconciler.calls).toEqual([
    ...['run sales', 'read sales', 'run finance', 'read finance'],
    ...['read finance', 'write finance'],
  ]);
  expect(reconciler.records.finance?.unverified?.toString()).toBe('2026-11-30T08:00:00Z');
  const words = 'stderr: Not verified: finance. It is verified when someone wakes it.';
  expect(shown).toEqual(['end of progress', words]);
});

test('where all are awake nothing is said', async () => {
  const reconciler = aReconciler({ sales: noted() });
  const { deploying, shown } = aDeploy({}, reconciler);
  await leaveAsleep(deploying);
  expect([shown, reconciler.calls.filter(call => call.startsWith('write'))]).toEqual([[], []]);
});

test.each<[unknown, string]>([
  [new Error('No rule'), 'No rule'],
  ['gone', 'gone'],
])('a run that fails with %p is said, and the next app is run', async (fault, said) => {
  const reconciler = aReconciler();
  reconciler.faults.run = fault;
  const { deploying, shown } = aDeploy({}, reconciler);
  await leaveAsleep(deploying);
  expect(shown).toEqual([`sales: ${said}`, `finance: ${said}`]);
});

test.each([
  ['read', 'dynamodb:BatchGetItem'],
  ['write', 'dynamodb:PutItem'],
])('who may not %s learns it', async (call, action) => {
  const reconciler = aReconciler({ sales: noted({ state: 'asleep' }) });
  reconciler.faults[call] = denied;
  const { deploying, shown } = aDeploy({}, reconciler);
  await expect(leaveAsleep(deploying)).rejects.toThrow(
    `Could not update the apps: User: ana is not authorized. Grant the deploying role the permission ${action}.`,
  );
  expect(shown).toEqual([]);
});

test('who may not read the function learns it', async () => {
  const { deploying } = aDeploy();
  const unreadable = { ...deploying, power: () => Promise.reject(denied) };
  await expect(leaveAsleep(unreadable)).rejects.toThrow('the permission lambda:GetFunctionConfiguration.');
});

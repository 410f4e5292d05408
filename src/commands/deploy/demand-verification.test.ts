import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { demandVerification } from './demand-verification.ts';
import { aDeploy, denied } from './fakes/deploy.ts';
import { aReconciler, noted } from './fakes/reconciler.ts';

const unverified = noted({ unverified: Temporal.Instant.from('2026-11-29T09:00:00Z') });

test.each([
  ['the last app is unverified', { sales: noted(), finance: unverified }, true],
  ['the first app is', { sales: unverified, finance: noted() }, true],
  ['all were seen to run', { sales: noted(), finance: noted() }, false],
  ['nothing is remembered of them', {}, false],
])('%s', async (_, records, expected) => {
  const { deploying, isForced } = aDeploy({}, aReconciler(records));
  await demandVerification(deploying);
  expect(isForced()).toBe(expected);
});

test('stage local is not asked, and a stack without a reconciler has nothing to verify', async () => {
  const local = aReconciler({ sales: unverified, finance: unverified });
  const { deploying, isForced } = aDeploy({ stage: 'local' }, local);
  await demandVerification(deploying);
  const { deploying: first, isForced: isFirstForced } = aDeploy();
  await demandVerification({ ...first, power: async () => undefined });
  expect([local.calls, isForced(), isFirstForced()]).toEqual([[], false, false]);
});

test('who may not look learns which permission is missing', async () => {
  const reconciler = aReconciler();
  reconciler.faults.read = denied;
  const { deploying } = aDeploy({}, reconciler);
  const words =
    'Which apps are still to be verified cannot be read: User: ana is not authorized. Whoever deploys needs';
  await expect(demandVerification(deploying)).rejects.toThrow(`${words} the right to dynamodb:BatchGetItem.`);
  const unreadable = { ...deploying, power: () => Promise.reject(denied) };
  await expect(demandVerification(unreadable)).rejects.toThrow(
    `${words} the right to lambda:GetFunctionConfiguration.`,
  );
});

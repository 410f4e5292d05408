import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { answering } from '../../aws/fakes/answering.ts';
import { forceChangedDeploy, forceUnverifiedDeploy, isDeployed } from './demand-deploy.ts';
import { aDeploy, denied, noStack } from './fakes/deploy.ts';
import { aReconciler, noted } from './fakes/reconciler.ts';

const state = (status: string, Image = 'a') => ({ status, parameters: { Image } });

test.each([
  ['nothing is deployed', undefined, false],
  ['another image is', state('UPDATE_COMPLETE', 'b'), false],
  ['the last update was rolled back', state('UPDATE_ROLLBACK_COMPLETE'), false],
  ['the last update failed for good', state('UPDATE_ROLLBACK_FAILED'), false],
  ['the last update still deletes what it replaced', state('UPDATE_COMPLETE_CLEANUP_IN_PROGRESS'), false],
  ['this image is', state('UPDATE_COMPLETE'), true],
  ['this image is, since the stack was made', state('CREATE_COMPLETE'), true],
])('%s', (_, deployed, is) => expect(isDeployed(deployed, 'a')).toBe(is));

const stack = (ParameterValue: string) => ({
  Stacks: [{ StackStatus: 'UPDATE_COMPLETE', Parameters: [{ ParameterKey: 'Image', ParameterValue }] }],
});

test.each([
  ['another image', stack('b'), true],
  ['no stack', noStack, true],
  ['the same image', stack('a'), false],
])('where %s is deployed, osls has to deploy: %p', async (_, answer, expected) => {
  const { deploying, clients, isForced } = aDeploy();
  const asked = answering(clients.cloudFormation(), { DescribeStacksCommand: answer });
  await forceChangedDeploy(deploying, 'a');
  expect(isForced()).toBe(expected);
  expect(asked).toEqual([{ command: 'DescribeStacksCommand', input: { StackName: 'streamgate-prod' } }]);
});

test('a stack that may not be read is an error', async () => {
  const { deploying, clients } = aDeploy();
  answering(clients.cloudFormation(), { DescribeStacksCommand: denied });
  await expect(forceChangedDeploy(deploying, 'a')).rejects.toThrow('ana is not authorized');
});

const unverified = noted({ unverified: Temporal.Instant.from('2026-11-29T09:00:00Z') });

test.each([
  ['the last app is unverified', { sales: noted(), finance: unverified }, true],
  ['the first app is', { sales: unverified, finance: noted() }, true],
  ['all were seen to run', { sales: noted(), finance: noted() }, false],
  ['nothing is remembered of them', {}, false],
])('%s', async (_, records, expected) => {
  const { deploying, isForced } = aDeploy({}, aReconciler(records));
  await forceUnverifiedDeploy(deploying);
  expect(isForced()).toBe(expected);
});

test('stage local is not asked, and a stack without a reconciler has nothing to verify', async () => {
  const local = aReconciler({ sales: unverified, finance: unverified });
  const { deploying, isForced } = aDeploy({ stage: 'local' }, local);
  await forceUnverifiedDeploy(deploying);
  const { deploying: first, isForced: isFirstForced } = aDeploy();
  await forceUnverifiedDeploy({ ...first, power: async () => undefined });
  expect([local.calls, isForced(), isFirstForced()]).toEqual([[], false, false]);
});

test('who may not look learns which permission is missing', async () => {
  const reconciler = aReconciler();
  reconciler.faults.read = denied;
  const { deploying } = aDeploy({}, reconciler);
  const words = 'Could not read which apps are not verified yet: User: ana is not authorized. Grant the deploying role';
  await expect(forceUnverifiedDeploy(deploying)).rejects.toThrow(`${words} the permission dynamodb:BatchGetItem.`);
  const unreadable = { ...deploying, power: () => Promise.reject(denied) };
  await expect(forceUnverifiedDeploy(unreadable)).rejects.toThrow(
    `${words} the permission lambda:GetFunctionConfiguration.`,
  );
});

import { expect, test } from '@jest/globals';
import { answering } from '../../aws/fakes/answering.ts';
import { demandDeploy, isDeployed } from './demand-deploy.ts';
import { aDeploy, denied, noStack } from './fakes/deploy.ts';

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
  await demandDeploy(deploying, 'a');
  expect(isForced()).toBe(expected);
  expect(asked).toEqual([{ command: 'DescribeStacksCommand', input: { StackName: 'streamgate-prod' } }]);
});

test('a stack that may not be read is an error', async () => {
  const { deploying, clients } = aDeploy();
  answering(clients.cloudFormation(), { DescribeStacksCommand: denied });
  await expect(demandDeploy(deploying, 'a')).rejects.toThrow('ana is not authorized');
});

import { expect, test } from '@jest/globals';
import { errorText, failureTexts } from './failure-texts.ts';
import { leftBehind } from './left-behind.ts';

const place = { stage: 'prod', region: 'eu-west-1', stack: 'streamgate-prod' };

test('a known refusal: what AWS says, what it means, what to do', () => {
  const reason = 'The maximum number of VPCs has been reached. (Service: Ec2, Status Code: 400)';
  expect(failureTexts([{ logicalId: 'Vpc', type: 'AWS::EC2::VPC', reason }], place)).toBe(`✗ Vpc (AWS::EC2::VPC)
    AWS says:
      ${reason}
    It means:
      The region has as many VPCs as the account may have: 5 by default.
    What to do:
      Delete a VPC that is not used, use one of yours by the setting network, or request "VPCs per Region":
      https://eu-west-1.console.aws.amazon.com/servicequotas/home/services/vpc/quotas
      npx sls deploy --stage prod`);
});

test('an unknown one: verbatim, with the console and the runbook', () => {
  const words = failureTexts([{ logicalId: 'Vpc', type: 'AWS::EC2::VPC', reason: 'Internal Failure' }], place);
  expect(words).toContain('AWS says:\n      Internal Failure\n    What to do:\n');
  expect(words).toContain('docs/runbook.md, "A stack that is stuck"');
  expect(words).toContain('eu-west-1.console.aws.amazon.com/cloudformation/home?region=eu-west-1');
  expect(words).not.toContain('It means');
});

test('an error that is no resource’s', () => {
  const words = errorText('The deploy of stage prod', 'The security token included in the request is expired', place);
  expect(words).toContain('✗ The deploy of stage prod\n');
  expect(words).toContain('Sign in again, and look at the stack:');
});

test.each([
  [
    'UPDATE_ROLLBACK_COMPLETE',
    false,
    'the stack streamgate-prod is UPDATE_ROLLBACK_COMPLETE\n',
    'Deploying again goes on from here.',
  ],
  [
    'UPDATE_ROLLBACK_IN_PROGRESS',
    false,
    'Wait for the rollback to finish: aws cloudformation',
    'Deploying again goes on',
  ],
  ['UPDATE_IN_PROGRESS', false, 'Wait for the rollback to finish', 'Deploying again goes on'],
  [
    'ROLLBACK_COMPLETE',
    false,
    'the stack streamgate-prod is ROLLBACK_COMPLETE\n',
    'Remove the stage before you deploy again:',
  ],
  [
    'UPDATE_ROLLBACK_COMPLETE',
    true,
    'the stack streamgate-prod is UPDATE_ROLLBACK_COMPLETE\n',
    'The version before goes on',
  ],
] as const)('%s, deployed before: %s', (status, wasDeployed, state, next) => {
  const words = leftBehind({ status, wasDeployed, hasImageStack: true }, place);
  expect(words).toContain(state);
  expect(words).toContain(next);
  expect(words.includes('npx sls remove --stage prod')).toBe(!wasDeployed);
});

test('no stack, nothing left', () => {
  expect(leftBehind({ status: undefined, wasDeployed: false, hasImageStack: false }, place)).toBe(
    'Nothing is left of the stack streamgate-prod.',
  );
});

test.each([true, false])('the stack with the image is named only where there is one: %s', hasImageStack => {
  const words = leftBehind({ status: 'UPDATE_ROLLBACK_COMPLETE', wasDeployed: false, hasImageStack }, place);
  expect(words.includes('the stack streamgate-prod-image')).toBe(hasImageStack);
});

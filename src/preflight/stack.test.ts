import { expect, test } from '@jest/globals';
import { lines } from './fakes/lines.ts';
import { denied, nothing, seen, wanted } from './fakes/wanted.ts';
import { stack } from './stack.ts';

const is = (status: string) => lines(stack(seen({ status, resources: [] }), wanted()));

test.each(['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE', 'UPDATE_FAILED'])(
  '%s: it can be deployed over',
  status => {
    expect(is(status)).toEqual([`✓ stack  streamgate-prod is ${status}`]);
  },
);

test.each(['CREATE_FAILED', 'ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'DELETE_FAILED'])(
  '%s: it has to be removed',
  status => {
    expect(is(status)).toEqual([
      `✗ stack  The stack streamgate-prod is ${status}. Nothing can be deployed over it. Remove it:\n      npx sls remove --stage prod`,
    ]);
  },
);

test('a way back that failed has to go on', () => {
  expect(is('UPDATE_ROLLBACK_FAILED')).toEqual([
    '✗ stack  The stack streamgate-prod is UPDATE_ROLLBACK_FAILED. Have CloudFormation go on with its way back:\n' +
      '      aws cloudformation continue-update-rollback --region eu-west-1 --stack-name streamgate-prod',
  ]);
});

test.each([
  ['CREATE_IN_PROGRESS', 'stack-create-complete'],
  ['UPDATE_IN_PROGRESS', 'stack-update-complete'],
  ['UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', 'stack-update-complete'],
  ['UPDATE_ROLLBACK_IN_PROGRESS', 'stack-rollback-complete'],
  ['UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS', 'stack-rollback-complete'],
  ['DELETE_IN_PROGRESS', 'stack-delete-complete'],
  ['IMPORT_IN_PROGRESS', 'stack-import-complete'],
])('%s: somebody has to wait for %s', (status, wait) => {
  expect(is(status)).toEqual([
    `✗ stack  The stack streamgate-prod is ${status}. Wait for its end:\n` +
      `      aws cloudformation wait ${wait} --region eu-west-1 --stack-name streamgate-prod`,
  ]);
});

test('a first deploy on its way back is waited for and removed', () => {
  expect(is('ROLLBACK_IN_PROGRESS')).toEqual([
    '✗ stack  The stack streamgate-prod is ROLLBACK_IN_PROGRESS. Wait for its end, then remove it:\n      npx sls remove --stage prod',
  ]);
});

test.each([
  ['none', nothing],
  ['one that was only announced', seen({ status: 'REVIEW_IN_PROGRESS', resources: [] })],
])('%s: it is made', (_case, look) => {
  expect(lines(stack(look, wanted()))).toEqual(['✓ stack  streamgate-prod is not deployed yet']);
});

test('one that may not be looked at', () => {
  expect(lines(stack(denied('cloudformation:DescribeStacks'), wanted()))).toEqual([
    '! stack  The stack streamgate-prod could not be looked at: User ana is not authorized. ' +
      'Grant the deploying role the permission cloudformation:DescribeStacks.',
  ]);
});

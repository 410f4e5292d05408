import { expect, test } from '@jest/globals';
import { appsPlace, policyWith, stackRefOf } from './place.ts';

test('the apps of a stage are where its settings put them, with a log group each', () => {
  const { logGroup, ...place } = appsPlace('dev');
  expect(place).toEqual({ stage: 'dev', region: 'eu-west-1' });
  expect(logGroup('sales')).toBe('/streamgate/dev/sales');
});

test('a deploy that AWS refused went to the stack of its stage', () => {
  const { policyWith: policyOf, ...place } = stackRefOf('prod');
  expect(place).toEqual({ stage: 'prod', region: 'eu-west-1', stack: 'streamgate-prod' });
  expect(policyOf?.('cloudformation:CreateStack')).toBe(policyWith('cloudformation:CreateStack'));
});

test.each([
  ['an action that a policy allows', 'cloudformation:CreateStack', undefined, /^streamgate-deploy/],
  ['one that no policy allows', 'organizations:LeaveOrganization', undefined, /^undefined$/],
  ['any, in a checkout without the document', 'cloudformation:CreateStack', '/nowhere/deploy-role.json', /^undefined$/],
])('the policy with %s', (_, action, document, expected) => {
  expect(`${policyWith(action, document)}`).toMatch(expected);
});

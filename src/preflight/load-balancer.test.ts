import { expect, test } from '@jest/globals';
import { lines } from './fakes/lines.ts';
import { denied, deployed, late, nothing, seen, wanted } from './fakes/wanted.ts';
import { loadBalancer } from './load-balancer.ts';

const none = { count: seen(0), serviceRole: seen(false) };

test.each([
  [
    'neither a load balancer nor the role: a new account',
    none,
    '! load-balancer  This account has never had a load balancer. AWS refuses them to some new accounts, which no quota shows. ' +
      'To be sure, ask AWS Support to enable Elastic Load Balancing in eu-west-1, under "Account and billing": https://console.aws.amazon.com/support/home',
  ],
  [
    'the role',
    { ...none, serviceRole: seen(true) },
    '✓ load-balancer  the account has had a load balancer or a target group',
  ],
  ['one of somebody', { ...none, count: seen(1) }, '✓ load-balancer  the account has load balancers in eu-west-1'],
  [
    'a role that may not be read',
    { count: late, serviceRole: denied('iam:GetRole') },
    '! load-balancer  Whether the account has ever had a load balancer could not be looked at: User ana is not authorized. ' +
      'Grant the deploying role the permission iam:GetRole.',
  ],
])('%s', (_case, use, line) => {
  expect(lines(...loadBalancer(use, nothing, wanted()))).toEqual([line]);
});

test('a stage that has one, or may have, is not spoken of', () => {
  const ours = deployed(['AWS::ElasticLoadBalancingV2::LoadBalancer', 'arn']);
  expect(loadBalancer(none, ours, wanted())).toEqual([]);
  expect(loadBalancer(none, late, wanted())).toEqual([]);
});

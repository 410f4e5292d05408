import { expect, test } from '@jest/globals';
import { lines } from './fakes/lines.ts';
import { aNetwork, closed, inNetwork, without } from './fakes/network.ts';
import { denied, deployed, late, nothing, wanted } from './fakes/wanted.ts';
import { publicSubnets } from './public-subnets.ts';

const balancer = deployed(['AWS::ElasticLoadBalancingV2::LoadBalancer', 'arn']);
const route = 'Add a route 0.0.0.0/0 to an internet gateway, or name another subnet.';
const shut = `✗ public-subnets  subnet-b has no route to an internet gateway: no visitor would get in. ${route}`;
const few = 'subnet-a has 7 addresses free, and a load balancer wants 8. Free some, or name a larger subnet.';
const sound = '✓ public-subnets  two zones, reached by the internet, with addresses free';

test.each([
  ['sound ones', aNetwork(), sound],
  ['task subnets are not looked at', closed('subnet-t'), sound],
  ['one without a way out', closed('subnet-b'), shut],
  ['one whose gateway is gone', aNetwork({ 'subnet-b': { wayOut: 'blackhole' } }), shut],
  ['one behind a NAT gateway', aNetwork({ 'subnet-b': { wayOut: 'nat-1' } }), shut],
  [
    'one behind a firewall',
    aNetwork({ 'subnet-b': { wayOut: 'vpce-1' } }),
    '! public-subnets  subnet-b has its default route to vpce-1, not to an internet gateway. ' +
      'See that visitors get in and answers get out, as through a firewall.',
  ],
  [
    'both in one zone',
    aNetwork({ 'subnet-b': { availabilityZone: 'eu-west-1a' } }),
    "✗ public-subnets  The load balancer's 2 subnets are in eu-west-1a. Name one in each of 2 or more availability zones.",
  ],
  ['too few addresses', aNetwork({ 'subnet-a': { freeAddresses: 7 } }), `✗ public-subnets  ${few}`],
])('%s', (_case, look, line) => {
  expect(lines(...publicSubnets(look, nothing, inNetwork()))).toEqual([line]);
});

test.each([balancer, denied('cloudformation:DescribeStacks')])(
  'a load balancer that may be there has its addresses',
  stack => {
    const look = aNetwork({ 'subnet-a': { freeAddresses: 7 } });
    expect(lines(...publicSubnets(look, stack, inNetwork()))).toEqual([`! public-subnets  ${few}`]);
  },
);

test.each([
  ['what is missing', without('subnet-a')],
  ['what is of another VPC', aNetwork({ 'subnet-a': { vpc: 'vpc-2' } })],
  ['what could not be looked at', late],
])('%s is said once, elsewhere', (_case, look) => {
  expect(publicSubnets(look, nothing, inNetwork())).toEqual([]);
});

test('a network that is made has nothing to be looked at', () => {
  expect(publicSubnets(aNetwork(), nothing, wanted())).toEqual([]);
});

import { expect, test } from '@jest/globals';
import { lines } from './fakes/lines.ts';
import { aNetwork, inNetwork, without } from './fakes/network.ts';
import { denied, seen, wanted } from './fakes/wanted.ts';
import { network } from './network.ts';

test.each([
  ['all of it', aNetwork(), ['✓ network  vpc-1 and its subnets are there']],
  ['no VPC', seen({ subnets: [] }), ['✗ network  There is no VPC vpc-1 in eu-west-1. Correct network.vpc.']],
  [
    'one subnet less',
    without('subnet-a'),
    ['✗ network  There is no subnet subnet-a in eu-west-1. Correct network.publicSubnets.'],
  ],
  [
    'subnets of another VPC',
    aNetwork({ 'subnet-t': { vpc: 'vpc-2' } }),
    ['✗ network  subnet-t is a subnet of vpc-2, not of vpc-1. Correct network.taskSubnets.'],
  ],
  [
    'DNS support switched off',
    aNetwork({}, false),
    [
      '✗ network  vpc-1 has DNS support switched off: no app would find anything. Switch it on:\n' +
        '      aws ec2 modify-vpc-attribute --region eu-west-1 --vpc-id vpc-1 --enable-dns-support',
    ],
  ],
  [
    'what may not be looked at',
    denied('ec2:DescribeSubnets'),
    [
      '! network  The network vpc-1 could not be looked at: User ana is not authorized. ' +
        'Grant the deploying role the permission ec2:DescribeSubnets.',
    ],
  ],
])('%s', (_case, look, printed) => {
  expect(lines(...network(look, inNetwork()))).toEqual(printed);
});

test('a network that is made has nothing to be looked at', () => {
  expect(network(aNetwork(), wanted())).toEqual([]);
});

import { expect, test } from '@jest/globals';
import type { ExistingNetwork, SubnetId } from '../settings/network.ts';
import { linesOf, settings } from './fakes/settings.ts';

const subnet = (n: number): SubnetId => `subnet-${n.toString(16).padStart(17, '0')}`;
const existing = (more: Partial<ExistingNetwork> = {}) =>
  settings({
    network: {
      vpc: 'vpc-0123456789abcdef0',
      publicSubnets: [subnet(1), subnet(2)],
      taskSubnets: [subnet(1)],
      assignPublicIp: true,
      ...more,
    },
  });
const many = (count: number): [SubnetId, ...SubnetId[]] => [
  subnet(0),
  ...Array.from({ length: count - 1 }, (_, n) => subnet(n + 1)),
];

test.each<[string, Partial<ExistingNetwork>, string]>([
  ['a VPC by its name', { vpc: 'vpc-main' }, 'network.vpc is "vpc-main". Allowed: vpc- and 8 or 17 hexadecimal digits'],
  ['a VPC with 16 digits', { vpc: 'vpc-0123456789abcdef' }, 'Allowed: vpc- and 8 or 17'],
  ['a subnet by its name', { taskSubnets: ['subnet-a'] }, 'network.taskSubnets is "subnet-a". Allowed: subnet- and'],
  ['capital letters', { taskSubnets: ['subnet-0123ABCD'] }, 'Allowed: subnet- and 8 or 17'],
  ['one public subnet twice', { publicSubnets: [subnet(1), subnet(1)] }, 'network.publicSubnets is "subnet-'],
  ['one task subnet twice', { taskSubnets: [subnet(1), subnet(1)] }, 'Allowed: each subnet once'],
  ['17 task subnets', { taskSubnets: many(17) }, 'network.taskSubnets is 17. Allowed: at most 16 subnets'],
])('%s', (_name, network, line) => {
  expect(linesOf(existing(network))).toEqual([expect.stringContaining(line)]);
});

test.each<[string, Partial<ExistingNetwork>]>([
  ['one subnet in both lists', {}],
  ['old ids', { vpc: 'vpc-0123abcd', taskSubnets: ['subnet-0123abcd'] }],
  ['16 task subnets', { taskSubnets: many(16) }],
])('%s is sound', (_name, network) => {
  expect(linesOf(existing(network))).toEqual([]);
});

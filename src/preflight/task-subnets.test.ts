import { expect, test } from '@jest/globals';
import { lines } from './fakes/lines.ts';
import { aNetwork, closed, inNetwork, without } from './fakes/network.ts';
import { late, wanted } from './fakes/wanted.ts';
import { taskSubnets } from './task-subnets.ts';

const to = (wayOut: string) => aNetwork({ 'subnet-t': { wayOut } });
const sound = '✓ task-subnets  the apps have a way out';
const shut =
  '✗ task-subnets  subnet-t has no way out: no app would find its image. ' +
  'Add a route 0.0.0.0/0 to an internet gateway, or name another subnet.';
const route = 'Add a route 0.0.0.0/0 to a NAT or transit gateway, or set network.assignPublicIp.';
const lost = `! task-subnets  subnet-t has no way out: an app would find neither its image nor the keys that tokens are verified with. ${route}`;

test.each([
  ['through an internet gateway', to('igw-1'), sound],
  ['through a NAT gateway', to('nat-1'), sound],
  ['nowhere', closed('subnet-t'), shut],
  ['through what is gone', to('blackhole'), shut],
])('public addresses, %s', (_case, look, line) => {
  expect(lines(...taskSubnets(look, inNetwork()))).toEqual([line]);
});

test.each([
  ['through a NAT gateway', to('nat-1'), sound],
  ['through a transit gateway', to('tgw-1'), sound],
  ['through a NAT instance', to('eni-1'), sound],
  [
    'through an internet gateway',
    to('igw-1'),
    `! task-subnets  subnet-t has its way out through an internet gateway, which takes public addresses only. ${route}`,
  ],
  ['nowhere', closed('subnet-t'), lost],
  ['through what is gone', to('blackhole'), lost],
])('no public addresses, %s', (_case, look, line) => {
  expect(lines(...taskSubnets(look, inNetwork({ assignPublicIp: false })))).toEqual([line]);
});

test.each([without('subnet-t'), late])('what is not there is said once, elsewhere', look => {
  expect(taskSubnets(look, inNetwork())).toEqual([]);
});

test('a network that is made has nothing to be looked at', () => {
  expect(taskSubnets(aNetwork(), wanted())).toEqual([]);
});

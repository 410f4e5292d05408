import { expect, test } from '@jest/globals';
import { chooseZones } from './choose-zones.ts';

const zones = (region: string, ...ids: string[]) =>
  ids.map((id, index) => ({ name: `${region}${'abcdef'[index]}`, id }));

test('a new network has the first two zones by name, in whatever order EC2 lists them', () => {
  const listed = zones('eu-west-1', 'euw1-az3', 'euw1-az1', 'euw1-az2');
  expect(chooseZones('eu-west-1', listed)).toEqual(['eu-west-1a', 'eu-west-1b']);
  expect(chooseZones('eu-west-1', listed.toReversed())).toEqual(['eu-west-1a', 'eu-west-1b']);
});

test.each([
  ['ap-northeast-1', ['apne1-az4', 'apne1-az3', 'apne1-az1'], ['ap-northeast-1a', 'ap-northeast-1c']],
  ['ap-northeast-1', ['apne1-az3', 'apne1-az2', 'apne1-az1'], ['ap-northeast-1b', 'ap-northeast-1c']],
  ['us-west-1', ['usw1-az2', 'usw1-az1', 'usw1-az3'], ['us-west-1b', 'us-west-1c']],
])('%s: zones without Fargate are left out', (region, ids, chosen) => {
  expect(chooseZones(region, zones(region, ...ids))).toEqual(chosen);
});

test('with fewer than two there is no load balancer', () => {
  expect(() => chooseZones('us-west-1', zones('us-west-1', 'usw1-az1', 'usw1-az2'))).toThrow(
    'us-west-1 has 1 Availability Zones for Fargate in this account: [{"name":"us-west-1a","id":"usw1-az1"},{"name":"us-west-1b",' +
      '"id":"usw1-az2"}]. Allowed: at least 2. Use another region, or a network of your own: `network` in config/stages.ts.',
  );
  expect(() => chooseZones('eu-west-1', [])).toThrow('eu-west-1 has 0 Availability Zones');
});

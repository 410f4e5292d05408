import { expect, test } from '@jest/globals';
import { answering } from '../../aws/fakes/answering.ts';
import type { DeployOsls } from './deploying.ts';
import { aDeploy, denied, noStack } from './fakes/deploy.ts';
import { chooseZones, coreTemplate, zones } from './parameters.ts';

test('every parameter that is sent is declared in the template that the stack is created from', async () => {
  const Parameters = { Image: { Type: 'String' }, Zones: { Type: 'CommaDelimitedList' } };
  const coreCloudFormationTemplate: { Parameters?: Record<string, object> } = {};
  const compiledCloudFormationTemplate = { Parameters };
  const provider: DeployOsls['service']['provider'] = {
    stage: 'prod',
    stackParameters: [],
    compiledCloudFormationTemplate,
    coreCloudFormationTemplate,
  };
  const osls: DeployOsls = {
    service: { provider },
    getProvider: () => ({ getAwsSdkV3Config: () => Promise.reject() }),
  };
  await coreTemplate({ osls });
  expect(coreCloudFormationTemplate).toEqual({ Parameters });
  provider.compiledCloudFormationTemplate = {};
  await coreTemplate({ osls });
  expect(coreCloudFormationTemplate).toEqual({ Parameters: {} });
});

const AvailabilityZones = ['b', 'a'].map(letter => ({ ZoneName: `eu-west-1${letter}`, ZoneId: `euw1-az${letter}` }));
const deployed = (...Parameters: object[]) => ({ Stacks: [{ StackStatus: 'UPDATE_COMPLETE', Parameters }] });
const ofStack = (ParameterValue: string) => ({ ParameterKey: 'Zones', ParameterValue });

/** The parameters that a deploy sends, and what it asked AWS. */
async function sent(stackParameters: { ParameterKey: string; ParameterValue: string }[], stack: object, ec2?: object) {
  const { deploying, clients } = aDeploy({ stackParameters });
  const stacks = answering(clients.cloudFormation(), { DescribeStacksCommand: stack });
  const listed = answering(clients.ec2(), { DescribeAvailabilityZonesCommand: ec2 ?? { AvailabilityZones } });
  await zones(deploying);
  const values = stackParameters.map(({ ParameterValue }) => ParameterValue);
  return { values, asked: [...stacks, ...listed].map(({ command }) => command), input: stacks[0]?.input };
}

const both = () => [{ ParameterKey: 'Image', ParameterValue: 'none' }, ofStack('')];

test('a first deploy chooses two zones', async () => {
  const { values, asked, input } = await sent(both(), noStack);
  expect(values).toEqual(['none', 'eu-west-1a,eu-west-1b']);
  expect(asked).toEqual(['DescribeStacksCommand', 'DescribeAvailabilityZonesCommand']);
  expect(input).toEqual({ StackName: 'streamgate-prod' });
});

test('every later one has those of the first', async () => {
  const { values, asked } = await sent(both(), deployed(ofStack('eu-west-1b,eu-west-1c')));
  expect(values).toEqual(['none', 'eu-west-1b,eu-west-1c']);
  expect(asked).toEqual(['DescribeStacksCommand']);
});

test('a stack that was made without them gets them now', async () => {
  expect((await sent(both(), deployed())).values).toEqual(['none', 'eu-west-1a,eu-west-1b']);
});

test("a team's own network has its zones already", async () => {
  const { values, asked } = await sent([{ ParameterKey: 'Image', ParameterValue: 'none' }], noStack);
  expect([values, asked]).toEqual([['none'], []]);
});

test.each([
  ['cloudformation:DescribeStacks', denied, undefined],
  ['ec2:DescribeAvailabilityZones', noStack, denied],
])('who may not %s learns it', async (action, stack, ec2) => {
  await expect(sent(both(), stack, ec2)).rejects.toThrow(
    'Could not read the Availability Zones of the network: User: ana is not authorized. ' +
      `Grant the deploying role the permission ${action}.`,
  );
});

const zonesOf = (region: string, ...ids: string[]) =>
  ids.map((id, index) => ({ name: `${region}${'abcdef'[index]}`, id }));

test('a new network has the first two zones by name, in whatever order EC2 lists them', () => {
  const listed = zonesOf('eu-west-1', 'euw1-az3', 'euw1-az1', 'euw1-az2');
  expect(chooseZones('eu-west-1', listed)).toEqual(['eu-west-1a', 'eu-west-1b']);
  expect(chooseZones('eu-west-1', listed.toReversed())).toEqual(['eu-west-1a', 'eu-west-1b']);
});

test.each([
  ['ap-northeast-1', ['apne1-az4', 'apne1-az3', 'apne1-az1'], ['ap-northeast-1a', 'ap-northeast-1c']],
  ['ap-northeast-1', ['apne1-az3', 'apne1-az2', 'apne1-az1'], ['ap-northeast-1b', 'ap-northeast-1c']],
  ['us-west-1', ['usw1-az2', 'usw1-az1', 'usw1-az3'], ['us-west-1b', 'us-west-1c']],
])('%s: zones without Fargate are left out', (region, ids, chosen) => {
  expect(chooseZones(region, zonesOf(region, ...ids))).toEqual(chosen);
});

test('with fewer than two there is no load balancer', () => {
  expect(() => chooseZones('us-west-1', zonesOf('us-west-1', 'usw1-az1', 'usw1-az2'))).toThrow(
    'us-west-1 has 1 Availability Zones for Fargate in this account: [{"name":"us-west-1a","id":"usw1-az1"},{"name":"us-west-1b",' +
      '"id":"usw1-az2"}]. Allowed: at least 2. Use another region, or a network of your own: `network` in config/stages.ts.',
  );
  expect(() => chooseZones('eu-west-1', [])).toThrow('eu-west-1 has 0 Availability Zones');
});

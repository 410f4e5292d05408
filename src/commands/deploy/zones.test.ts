import { expect, test } from '@jest/globals';
import { answering } from '../../aws/fakes/answering.ts';
import { aDeploy, denied, noStack } from './fakes/deploy.ts';
import { zones } from './zones.ts';

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
    'The Availability Zones of the network are not known: User: ana is not authorized. ' +
      `Whoever deploys needs the right to ${action}.`,
  );
});

import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { completeStage } from '../../../config/settings/stage.ts';
import { settingsOf } from '../../../config/stages.ts';
import type { Connection } from '../../aws/clients.ts';
import { answering } from '../../aws/fakes/answering.ts';
import { aDeploy, denied, noAws } from './fakes/deploy.ts';
import { adminsOf, costOf, type EndedOsls, summary } from './summary.ts';

const noCredentials = () => Promise.reject(new Error('There are no credentials'));

const ended = (command: string, stage: string, connect: () => Promise<Connection> = noCredentials): EndedOsls => ({
  processedInput: { commands: command.split(' ') },
  service: {
    provider: { stage, compiledCloudFormationTemplate: {}, coreCloudFormationTemplate: {}, stackParameters: [] },
  },
  getProvider: name => ({ getAwsSdkV3Config: name === 'aws' ? connect : () => Promise.reject('no such provider') }),
});

async function printed(...typed: Parameters<typeof ended>): Promise<string> {
  let all = '';
  await summary(ended(...typed), text => {
    all += text;
  });
  return all;
}

test.each([
  ['deploy', 'local'],
  ['deploy function', 'prod'],
  ['info', 'prod'],
  ['remove', 'prod'],
])('sls %s --stage %s ends without a word', async (command, stage) => {
  expect(await printed(command, stage)).toBe('');
});

test('what cannot be read is said, and the rest all the same', async () => {
  const text = await printed('deploy', 'prod');
  expect(text).toContain('https://sales.example.com\n');
  expect(text).toContain('https://example-streamgate.auth.eu-west-1.amazoncognito.com\n');
  expect(text).toMatch(/admins +unknown: There are no credentials$/m);
  expect(text).toMatch(/costs about +\d+\.\d\d to \d+\.\d\d USD a month, without tax/);
});

test('whatever is thrown is said, and the clients end', async () => {
  const { connection, ends } = noAws();
  expect(await printed('deploy', 'prod', () => Promise.reject('gone'))).toMatch(/admins +unknown: gone$/m);
  expect(await printed('deploy', 'prod', async () => connection)).toMatch(/admins +unknown: AWS is not there\.$/m);
  expect(ends.ended).toBe(1);
});

const pool = { Stacks: [{ Outputs: [{ OutputKey: 'UserPoolId', OutputValue: 'eu-west-1_Ab1' }] }] };
const ana = { Username: '1', Attributes: [{ Name: 'email', Value: 'ana@acme.com' }] };
const missing = Object.assign(new Error('Group not found.'), { name: 'ResourceNotFoundException' });

test.each<[string, object, object, string[] | string]>([
  ['their addresses, or user names', pool, { Users: [ana, { Username: 'ben' }] }, ['ana@acme.com', 'ben']],
  ['no one where there is no group', pool, missing, []],
  ['an error of the pool', pool, denied, 'ana is not authorized'],
  ['an error of the stack', denied, {}, 'ana is not authorized'],
])('the admins are %s', async (_, stack, users, expected) => {
  const { clients } = aDeploy();
  answering(clients.cloudFormation(), { DescribeStacksCommand: stack });
  const asked = answering(clients.cognito(), { ListUsersInGroupCommand: users });
  const admins = adminsOf(clients, 'streamgate-prod');
  if (typeof expected === 'string') await expect(admins).rejects.toThrow(expected);
  else expect(await admins).toEqual(expected);
  if (stack === pool) expect(asked[0]?.input).toMatchObject({ UserPoolId: 'eu-west-1_Ab1', GroupName: 'admins' });
});

test('a stack without a pool is asked about no pool', async () => {
  const { clients } = aDeploy();
  answering(clients.cloudFormation(), { DescribeStacksCommand: { Stacks: [{}] } });
  const asked = answering(clients.cognito(), { ListUsersInGroupCommand: missing });
  expect(await adminsOf(clients, 'streamgate-prod')).toEqual([]);
  expect(asked[0]?.input).toMatchObject({ UserPoolId: '' });
});

const { apps, place, ...rest } = settingsOf('prod');
const from = Temporal.Instant.from('2026-11-30T08:00:00Z');
const [sales] = [apps.sales].flatMap(app => app ?? []);

test('an app with alwaysOn is always on; a region without prices is said', () => {
  const always = completeStage({ ...rest, place, apps: { ...(sales && { sales: { ...sales, alwaysOn: true } }) } });
  expect(costOf(always, from)).toMatch(/^\d+\.\d\d USD a month, always on, without tax$/);
  expect(costOf(completeStage({ ...rest, place, apps }), from)).toMatch(
    /^\d+\.\d\d to \d+\.\d\d USD a month, without tax$/,
  );
  expect(costOf({ ...always, place: { ...always.place, region: 'ap-nowhere-9' } }, from)).toContain('ap-nowhere-9');
});

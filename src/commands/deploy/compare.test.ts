import { expect, test } from '@jest/globals';
import { type Stack, stack } from '../../../config/changes/fakes/stack.ts';
import { answering } from '../../aws/fakes/answering.ts';
import { compare } from './compare.ts';
import { DeployRefused } from './deploying.ts';
import { aDeploy, awsError, denied, noStack } from './fakes/deploy.ts';

const pool = { Outputs: [{ OutputKey: 'UserPoolId', OutputValue: 'eu-west-1_Ab1' }] };
const user = (Username: string, email?: string) => ({
  Username,
  Attributes: email === undefined ? [] : [{ Name: 'email', Value: email }],
});

/** Compares a stage with what is deployed of it. */
function comparing(was: Stack | Error, is: Stack, stackAnswer: object = { Stacks: [pool] }, cognito: object = {}) {
  const { deploying, clients } = aDeploy({ compiledCloudFormationTemplate: stack(is) });
  const GetTemplateCommand = was instanceof Error ? was : { TemplateBody: JSON.stringify(stack(was)) };
  const asked = [
    answering(clients.cloudFormation(), { GetTemplateCommand, DescribeStacksCommand: stackAnswer }),
    answering(clients.cognito(), cognito as Record<string, object>),
  ];
  return {
    compared: compare(deploying),
    asked: () => asked.flat().map(({ command, input }) => ({ command, ...input })),
  };
}

const StackName = 'streamgate-prod';
const template = { command: 'GetTemplateCommand', StackName, TemplateStage: 'Original' };
const fewer: [Stack, Stack] = [{ groups: ['finance', 'sales'] }, { groups: ['finance'] }];

test.each([
  ['no stack', noStack],
  ['the same', {}],
])('where %s is deployed, one request is enough', async (_, was) => {
  const { compared, asked } = comparing(was, {});
  await expect(compared).resolves.toBeUndefined();
  expect(asked()).toEqual([template]);
});

test('a group with members cannot go: who they are is read from the pool, once', async () => {
  const ListUsersInGroupCommand = { Users: [user('1', 'ana@acme.com'), user('ben')] };
  const { compared, asked } = comparing(...fewer, undefined, { ListUsersInGroupCommand });
  await expect(compared).rejects.toMatchObject({ constructor: DeployRefused, name: 'DeployRefused' });
  await expect(compared).rejects.toThrow(/^config\/stages.ts, stage prod, compared [\s\S]*ana@acme\.com, ben/);
  expect(asked()).toEqual([
    template,
    { command: 'DescribeStacksCommand', StackName },
    { command: 'ListUsersInGroupCommand', UserPoolId: 'eu-west-1_Ab1', GroupName: 'sales', Limit: 60 },
  ]);
});

test.each([
  ['has nobody in the group', { Stacks: [pool] }, { ListUsersInGroupCommand: { Users: [] } }],
  [
    'has no such group',
    { Stacks: [pool] },
    { ListUsersInGroupCommand: awsError('ResourceNotFoundException', 'Group not found.') },
  ],
  ['was never made, as after a rollback', { Stacks: [{}] }, {}],
])('a group may go where the pool %s', async (_, stackAnswer, cognito) => {
  await expect(comparing(...fewer, stackAnswer, cognito).compared).resolves.toBeUndefined();
});

test('a group that the pool has, but the stack does not, is refused even if it is empty', async () => {
  const ListUsersInGroupCommand = { Users: [] };
  const { compared } = comparing({ groups: [] }, { groups: ['sales'] }, undefined, { ListUsersInGroupCommand });
  await expect(compared).rejects.toThrow('--group-name sales');
});

const moved: [Stack, Stack] = [{ login: { Domain: 'acme' } }, { login: { Domain: 'acme-apps' } }];

test.each([
  ['the pool', 'eu-west-1_Ab1', 'acme'],
  ['another pool', 'eu-west-1_Other', undefined],
  ['no pool', undefined, undefined],
])('the login domain that was left is still that of %s', async (_, UserPoolId, refused) => {
  const DescribeUserPoolDomainCommand = { DomainDescription: { UserPoolId } };
  const { compared, asked } = comparing(...moved, undefined, { DescribeUserPoolDomainCommand });
  if (refused) await expect(compared).rejects.toThrow(refused);
  else await expect(compared).resolves.toBeUndefined();
  expect(asked().at(-1)).toEqual({ command: 'DescribeUserPoolDomainCommand', Domain: 'acme' });
});

test('without a pool the login domain may change', async () => {
  await expect(comparing(...moved, { Stacks: [{}] }).compared).resolves.toBeUndefined();
});

test.each([
  ['cloudformation:GetTemplate', denied, fewer[1], undefined, {}],
  ['cloudformation:DescribeStacks', ...fewer, denied, {}],
  ['cognito-idp:ListUsersInGroup', ...fewer, undefined, { ListUsersInGroupCommand: denied }],
  ['cognito-idp:DescribeUserPoolDomain', ...moved, undefined, { DescribeUserPoolDomainCommand: denied }],
] as const)('who may not %s deploys nothing', async (action, was, is, stackAnswer, cognito) => {
  await expect(comparing(was, is, stackAnswer, cognito).compared).rejects.toThrow(
    'Could not read the deployed stack to compare it: User: ana is not authorized. ' +
      `Grant the deploying role the permission ${action}.`,
  );
});

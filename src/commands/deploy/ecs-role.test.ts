import { expect, test } from '@jest/globals';
import { answering } from '../../aws/fakes/answering.ts';
import { ecsServiceRole, ensureEcsRole } from './ecs-role.ts';
import { aDeploy, awsError, noStack } from './fakes/deploy.ts';

const denied = () => Promise.reject(new Error('role/v1.2 is not authorized to perform: iam:GetRole.'));
const gone = () => Promise.reject('gone');
const made = /^Created AWSServiceRoleForECS, .* It remains when stages are removed\.$/;
const unknown =
  /^Could not check whether this account has the role AWSServiceRoleForECS: role\/v1\.2 is not authorized to perform: iam:GetRole\. If .*aws iam create-service-linked-role/;

test.each<[string, () => Promise<boolean>, () => Promise<boolean>, RegExp | undefined]>([
  ['is there: nothing to say', async () => true, denied, undefined],
  ['is not there: made, and said', async () => false, async () => true, made],
  ['was made by somebody else meanwhile: nothing to say', async () => false, async () => false, undefined],
  ['cannot be looked for: said, and the deploy goes on', denied, denied, unknown],
  ['gives no reason: said', gone, denied, /AWSServiceRoleForECS: gone\. /],
  ['cannot be made: said, and the deploy goes on', async () => false, denied, unknown],
])('the role %s', async (_, exists, create, expected) => {
  const said: string[] = [];
  await ensureEcsRole({ name: 'AWSServiceRoleForECS', exists, create }, line => said.push(line));
  expect(said).toEqual(expected ? [expect.stringMatching(expected)] : []);
});

const absent = awsError('NoSuchEntityException', 'The role cannot be found.');

test.each([
  ['an account without the role gets it', 'prod', noStack, ['GetRoleCommand', 'CreateServiceLinkedRoleCommand'], 1],
  ['a stage that is deployed has it', 'prod', { Stacks: [{ StackStatus: 'CREATE_COMPLETE' }] }, [], 0],
  ['stage local needs none', 'local', noStack, [], 0],
] as const)('before the first deploy %s', async (_, stage, stack, expected, lines) => {
  const { deploying, clients, shown } = aDeploy({ stage });
  const stacks = answering(clients.cloudFormation(), { DescribeStacksCommand: stack });
  const roles = answering(clients.iam(), { GetRoleCommand: absent, CreateServiceLinkedRoleCommand: {} });
  await ecsServiceRole(deploying);
  expect(roles.map(({ command }) => command)).toEqual(expected);
  expect(shown).toHaveLength(lines);
  expect(stacks.map(({ input }) => input)).toEqual(stage === 'local' ? [] : [{ StackName: 'streamgate-prod' }]);
});

import { expect, test } from '@jest/globals';
import { answering } from '../../aws/fakes/answering.ts';
import { explainFailure } from './explain-failure.ts';
import { aDeploy, denied, noStack } from './fakes/deploy.ts';

const since = Date.parse('2026-11-30T08:00:00Z');
const StackId = 'arn:aws:cloudformation:eu-west-1:222222222222:stack/streamgate-prod/1';
const at = (second: number) => ({ StackId, Timestamp: new Date(since + second * 1000) });
const begun = (ResourceStatus: string, second = 0) => ({ ...at(second), PhysicalResourceId: StackId, ResourceStatus });
const pool = {
  ...{ ...at(1), LogicalResourceId: 'UserPool', PhysicalResourceId: 'eu-west-1_Ab1' },
  ResourceType: 'AWS::Cognito::UserPool',
};
const refused = { ...pool, ResourceStatus: 'CREATE_FAILED', ResourceStatusReason: 'AWS is out of pools' };
const kept = { ...pool, ResourceStatus: 'DELETE_FAILED', ResourceStatusReason: 'It is protected' };

const stack = (StackStatus: string, ...Outputs: object[]) => ({ Stacks: [{ StackStatus, Outputs }] });
const userPool = { OutputKey: 'UserPoolId', OutputValue: 'eu-west-1_Ab1' };
const imageStack = stack('CREATE_COMPLETE');

/** What is printed where CloudFormation answers so, and how often it was waited for. */
async function explained(message: string, events: object | Error, stacks: object[] = [], leftovers: object[] = []) {
  const { deploying, clients, shown } = aDeploy();
  const pause = async () => {
    await deploying.pause();
    shown.push('pause');
  };
  const asked = answering(clients.cloudFormation(), {
    DescribeStackEventsCommand: events instanceof Error ? [events] : [events, { StackEvents: leftovers }],
    DescribeStacksCommand: [...stacks],
    ListStackResourcesCommand: { StackResourceSummaries: [] },
  });
  const error = await explainFailure({ ...deploying, pause }, new Error(message), since).then(
    () => undefined,
    cause => cause,
  );
  const names = asked.flatMap(({ input }) => ('StackName' in input ? `${input.StackName}` : []));
  return { text: shown.join('\n'), shown, error, names };
}

const update = { StackEvents: [refused, begun('UPDATE_IN_PROGRESS')] };
const expired = 'The security token included in the request is expired';

test('of an update: why it failed, and that the version before goes on', async () => {
  const stacks = [stack('UPDATE_ROLLBACK_COMPLETE'), stack('UPDATE_ROLLBACK_COMPLETE', userPool), imageStack];
  const { shown, names } = await explained('Failed', update, stacks);
  expect(shown).toEqual([
    expect.stringMatching(/^stderr: ✗ UserPool \(AWS::Cognito::UserPool\)\n {4}AWS says:\n {6}AWS is out of pools\n/),
    'stderr: \nthe stack streamgate-prod is UPDATE_ROLLBACK_COMPLETE\nThe version before goes on as soon as CloudFormation has finished.\n',
  ]);
  const own = 'streamgate-prod';
  expect(names).toEqual([own, own, own, 'streamgate-prod-image', own, own]);
});

test('a rollback is waited for, and announced once', async () => {
  const moving = stack('ROLLBACK_IN_PROGRESS');
  const stacks = [moving, moving, stack('ROLLBACK_COMPLETE'), stack('ROLLBACK_COMPLETE'), noStack];
  const { text, shown } = await explained('Failed', update, stacks);
  expect(shown.slice(1, -1)).toEqual([
    'stderr: \nstreamgate-prod is ROLLBACK_IN_PROGRESS. Waiting for it to finish; Ctrl-C stops only the waiting.',
    ...['pause', 'pause'],
  ]);
  expect(text).toContain('the stack streamgate-prod is ROLLBACK_COMPLETE');
  expect(text).not.toContain('streamgate-prod-image');
});

test('of a first deploy: what is left, the image among it', async () => {
  const { text } = await explained('Failed', update, [
    stack('ROLLBACK_COMPLETE'),
    stack('ROLLBACK_COMPLETE'),
    imageStack,
  ]);
  expect(text).toContain('This was the first deploy of the stage. What is left:');
  expect(text).toContain('the stack streamgate-prod-image with the image');
});

test('a stack that is gone leaves nothing', async () => {
  const { text } = await explained('Failed', update, [noStack, imageStack]);
  expect(text).toContain('Nothing is left of the stack streamgate-prod.');
});

test('what CloudFormation could not delete again is said, with the commands', async () => {
  const stacks = [stack('ROLLBACK_COMPLETE'), stack('ROLLBACK_COMPLETE'), noStack];
  const rollback = [kept, begun('ROLLBACK_IN_PROGRESS', 1), begun('CREATE_IN_PROGRESS')];
  const { text, shown } = await explained('Failed', update, stacks, rollback);
  expect(text).toContain('  AWS::Cognito::UserPool eu-west-1_Ab1: It is protected');
  expect(text).toContain('aws cognito-idp delete-user-pool --region eu-west-1 --user-pool-id eu-west-1_Ab1');
  expect(shown.at(-1)).toMatch(/\n$/);
  const before = rollback.map(event => ({ ...event, Timestamp: new Date(since - 1) }));
  expect((await explained('Failed', update, stacks, before)).text).not.toContain('eu-west-1_Ab1');
});

test.each([
  ['the stack does not exist', noStack],
  ['nothing of it failed', { StackEvents: [begun('UPDATE_IN_PROGRESS')] }],
  ['it failed before this deploy', { StackEvents: [refused, begun('UPDATE_IN_PROGRESS', -1)] }],
])('where %s, the error itself is explained', async (_, events) => {
  const { shown, names, error } = await explained(expired, events);
  expect(error).toBeUndefined();
  expect(shown).toEqual([
    expect.stringMatching(
      /^stderr: ✗ The deploy of stage prod\n {4}AWS says:\n {6}The security token .*\n {4}It means:/,
    ),
  ]);
  expect(names).toEqual(['streamgate-prod']);
});

test('an error that is not known is left to osls', async () => {
  expect((await explained('Who knows', noStack)).shown).toEqual([]);
});

test('events that may not be read are an error, after what is known of the first one', async () => {
  const { shown, error } = await explained(expired, denied);
  expect(error).toBe(denied);
  expect(shown).toEqual([expect.stringContaining('✗ The deploy of stage prod')]);
});

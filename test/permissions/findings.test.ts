import { expect, test } from '@jest/globals';
import type { Json } from '../world/packaged.ts';
import { findingsOf } from './documents.ts';

const names = {
  Cluster: { Type: 'AWS::ECS::Cluster', Properties: {} },
  Table: { Type: 'AWS::DynamoDB::Table', Properties: {} },
  Log: { Type: 'AWS::Logs::LogGroup', Properties: {} },
};

/** What is found in a role's policy with this statement. */
const found = (statement: object) =>
  findingsOf({
    ...names,
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: { Policies: [{ PolicyDocument: { Statement: [{ Effect: 'Allow', ...statement }] } }] },
    },
  }).map(finding => finding.replace('Role.Policies.0.PolicyDocument: ', ''));

const att = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const service = { 'Fn::Sub': 'arn:$' + '{AWS::Partition}:ecs:$' + '{AWS::Region}:$' + '{AWS::AccountId}:service/a/b' };

const sound: [what: string, statement: Json][] = [
  ['an action on its resource', { Action: 'dynamodb:GetItem', Resource: att('Table') }],
  ['an action written in lower case', { Action: 'dynamodb:getitem', Resource: att('Table') }],
  ['an action without resources on everything', { Action: ['elasticloadbalancing:DescribeRules'], Resource: '*' }],
  [
    'two actions, each on its own resource',
    { Action: ['ecs:UpdateService', 'ecs:DescribeClusters'], Resource: [service, att('Cluster')] },
  ],
  ['the streams of a log group', { Action: 'logs:PutLogEvents', Resource: [att('Log')] }],
  ['every action of a bucket', { Action: 's3:*', Resource: ['arn:aws:s3:::bucket', 'arn:aws:s3:::bucket/*'] }],
  [
    'a list with a condition instead of a resource',
    { Action: 'ecs:ListTasks', Resource: '*', Condition: { ArnEquals: { 'ecs:cluster': att('Cluster') } } },
  ],
  [
    'some items of a table',
    {
      Action: 'dynamodb:GetItem',
      Resource: att('Table'),
      Condition: {
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['a'] },
        Null: { 'dynamodb:LeadingKeys': 'false' },
      },
    },
  ],
];

test.each(sound)('%s is sound', (_what, statement) => {
  expect(found(statement)).toEqual([]);
});

const wrong: [what: string, statement: Json, finding: string][] = [
  ['an unknown action', { Action: 'dynamodb:ReadItem', Resource: att('Table') }, 'IAM has no action dynamodb:ReadItem'],
  ['an unknown service', { Action: 'dynamo:GetItem', Resource: '*' }, 'IAM has no action dynamo:GetItem'],
  [
    'a wildcard that stands for nothing',
    { Action: 'dynamodb:Fetch*', Resource: '*' },
    'IAM has no action dynamodb:Fetch*',
  ],
  [
    'a *-only action with a resource',
    { Action: 'elasticloadbalancing:DescribeRules', Resource: 'arn:aws:elasticloadbalancing:*:*:listener-rule/app/*' },
    'elasticloadbalancing:DescribeRules cannot be restricted: its resource has to be *',
  ],
  [
    'a resource of another type',
    { Action: 'ecs:ListTasks', Resource: [att('Cluster'), service] },
    'ecs:ListTasks is restricted to container-instance, and no resource of its statement is one',
  ],
  [
    'a resource of another service',
    { Action: 'dynamodb:GetItem', Resource: 'arn:aws:sqs:*:*:queue' },
    'dynamodb:GetItem is restricted to table, and no resource of its statement is one: arn:aws:sqs:*:*:queue',
  ],
  [
    'a resource that no action of the statement takes',
    { Action: 'ecs:UpdateService', Resource: [service, 'arn:aws:ecs:*:*:task/a/*'] },
    'arn:aws:ecs:*:*:task/a/* is nothing that an action of its statement can be restricted to',
  ],
  [
    'a bucket where an object is meant',
    { Action: 's3:GetObject', Resource: 'arn:aws:s3:::bucket' },
    's3:GetObject is restricted to accesspointobject, object, and no',
  ],
  [
    'objects where a bucket is meant',
    { Action: 's3:ListBucket', Resource: 'arn:aws:s3:::bucket/*' },
    's3:ListBucket is restricted to accesspoint, bucket, and no',
  ],
  [
    'a log group where a stream is meant',
    { Action: 'logs:PutLogEvents', Resource: 'arn:aws:logs:*:*:log-group:/aws/lambda/a' },
    'logs:PutLogEvents is restricted to log-stream',
  ],
  [
    'a name instead of an ARN',
    { Action: 'dynamodb:GetItem', Resource: { Ref: 'Table' } },
    '?* is neither an ARN nor *',
  ],
  [
    'an unknown condition key',
    { Action: 'dynamodb:GetItem', Resource: '*', Condition: { StringEquals: { 'dynamodb:FirstKey': 'a' } } },
    'dynamodb:FirstKey is not a known condition key',
  ],
  [
    'a condition key of another action',
    {
      Action: 'ecs:RegisterTaskDefinition',
      Resource: '*',
      Condition: { ArnEquals: { 'ecs:cluster': att('Cluster') } },
    },
    'ecs:RegisterTaskDefinition has no condition key ecs:cluster',
  ],
  [
    'an operator of another type',
    { Action: 'ecs:ListTasks', Resource: '*', Condition: { Bool: { 'ecs:cluster': 'true' } } },
    'Bool does not compare ecs:cluster, which is of type ARN',
  ],
  [
    'several values with an operator for one',
    { Action: 'dynamodb:GetItem', Resource: '*', Condition: { StringLike: { 'dynamodb:LeadingKeys': 'a' } } },
    'StringLike does not fit dynamodb:LeadingKeys',
  ],
  [
    'one value with an operator for several',
    {
      Action: 'ecs:ListTasks',
      Resource: '*',
      Condition: { 'ForAnyValue:ArnEquals': { 'ecs:cluster': att('Cluster') } },
    },
    'ForAnyValue:ArnEquals does not fit ecs:cluster',
  ],
  ['no resource', { Action: 'dynamodb:GetItem' }, 'a statement names no resource'],
  ['an effect that is none', { Effect: 'Permit', Action: 'dynamodb:GetItem', Resource: '*' }, 'the effect is Permit'],
  ['an element that is not read', { NotAction: 'dynamodb:GetItem', Resource: '*' }, 'NotAction cannot be checked here'],
];

test.each(wrong)('%s is found', (_what, statement, finding) => {
  expect(found(statement)).toEqual([expect.stringContaining(finding)]);
});

test.each([
  ['a function that is not known', { 'Fn::ImportValue': 'table' }, 'is not known here'],
  ['a resource that is not there', att('Elsewhere'), 'There is no resource Elsewhere'],
])('%s does not pass unseen', (_what, Resource, message) => {
  expect(() => found({ Action: 'dynamodb:GetItem', Resource })).toThrow(message);
});

test('a policy without statements is found', () => {
  const bucket = { Type: 'AWS::S3::BucketPolicy', Properties: { PolicyDocument: { Statement: [] } } };
  expect(findingsOf({ Bucket: bucket })).toEqual(['Bucket.PolicyDocument: a policy has no statements']);
});

test('a function permission for an unknown action is found', () => {
  const permission = { Type: 'AWS::Lambda::Permission', Properties: { Action: 'lambda:Call' } };
  expect(findingsOf({ Permission: permission })).toEqual(['Permission: IAM has no action lambda:Call']);
});

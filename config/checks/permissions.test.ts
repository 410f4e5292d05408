import { expect, test } from '@jest/globals';
import type { TaskPermission } from '../settings/app/permission.ts';
import { linesOf, withApp } from './fakes/settings.ts';

const permission = (more: Partial<TaskPermission>): TaskPermission => ({
  actions: ['s3:GetObject'],
  resources: ['arn:aws:s3:::sales-data/*'],
  why: 'reads the sales',
  ...more,
});

test.each<[string, Partial<TaskPermission>, string]>([
  [
    'a service with a wildcard',
    { actions: ['s3*:GetObject'] },
    'apps.sales.permissions.0.actions is "s3*:GetObject". Allowed: an action such as',
  ],
  ['an action with a space', { actions: ['s3: GetObject'] }, 'an action such as s3:GetObject or s3:Get*'],
  ['text before an action', { actions: ['(s3:GetObject'] }, 'an action such as s3:GetObject or s3:Get*'],
  ['text after an action', { actions: ['s3:GetObject)'] }, 'an action such as s3:GetObject or s3:Get*'],
  ['an action of three parts', { actions: ['s3:Get:Object'] }, 'an action such as s3:GetObject or s3:Get*'],
  [
    'an empty list of actions',
    { actions: [] as never },
    'apps.sales.permissions.0.actions is []. Allowed: a list of at least one',
  ],
  ['text before an ARN', { resources: ['x arn:aws:s3:::sales-data/*'] }, 'Allowed: an ARN such as'],
  ['a line break after an ARN', { resources: ['arn:aws:s3:::sales-data/*\n'] }, 'Allowed: an ARN such as'],
  ['no action', { actions: ['s3:'] }, 'an action such as s3:GetObject'],
  [
    'a name for an ARN',
    { resources: ['sales-data'] },
    'apps.sales.permissions.0.resources is "sales-data". Allowed: an ARN such as',
  ],
  ['an ARN cut short', { resources: ['arn:aws:s3:::'] }, 'Allowed: an ARN such as arn:aws:s3:::sales-data/*, or *'],
  ['an ARN of four parts', { resources: ['arn:aws:s3:sales-data'] }, 'Allowed: an ARN such as'],
  ['an ARN without a service', { resources: ['arn:aws::eu-west-1:222222222222:x'] }, 'Allowed: an ARN such as'],
  ['an account of 11 digits', { resources: ['arn:aws:sqs:eu-west-1:22222222222a:q'] }, 'Allowed: an ARN such as'],
  ['letters IAM does not take', { resources: ['arn:aws:s3:::データ'] }, 'Allowed: an ARN such as'],
  [
    'nothing to do it to',
    { resources: [] as never },
    'apps.sales.permissions.0.resources is []. Allowed: a list of at least one',
  ],
  ['no reason', { why: ' ' }, 'apps.sales.permissions.0.why is " ". Allowed: a few words'],
  [
    'more than a role can hold',
    { resources: Array.from({ length: 400 }, (_, n) => `arn:aws:s3:::sales-data/${n}`) as never },
    'Allowed: a policy of at most 10240 characters. IAM accepts no more.',
  ],
])('%s', (_name, more, line) => {
  expect(linesOf(withApp({ permissions: [permission(more)] }))).toEqual([expect.stringContaining(line)]);
});

test.each<[string, Partial<TaskPermission>]>([
  ['wildcards', { actions: ['s3:Get*', 'dynamodb:?etItem'], resources: ['arn:aws:s3:::sales-*/*', '*'] }],
  ['everything, if a team wants it', { actions: ['*:*'], resources: ['*'] }],
  ['another account and region', { resources: ['arn:aws:dynamodb:us-east-1:333333333333:table/sales/index/*'] }],
  ["AWS's own", { resources: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }],
])('%s: sound', (_name, more) => {
  expect(linesOf(withApp({ permissions: [permission(more)] }))).toEqual([]);
});

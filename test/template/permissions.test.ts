import { beforeAll, expect, test } from '@jest/globals';
import { type Json, packaged } from '../world/packaged.ts';

/** Whatever may be done to everything, and why that cannot be less. */
const everywhere: Record<string, string> = {
  'ecs:ListTasks': 'a list has no resource; the condition names the cluster',
  'elasticloadbalancing:DescribeRules': 'IAM takes no resources for reading',
  'elasticloadbalancing:DescribeTargetHealth': 'IAM takes no resources for reading',
  'cloudwatch:GetMetricStatistics': 'a metric has no ARN',
};

/** A resource in short: what is referred to, or what an ARN says after the account. */
function short(resource: Json): string {
  if (typeof resource === 'string') return resource;
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': joined, 'Fn::Sub': text } = resource;
  return Ref ?? attribute?.join('.') ?? joined?.[1].at(-1) ?? text.replace(/^.*\}:/, '');
}

/** Of a table's items, some: and none is no way round. */
const onItems = (...keys: string[]) => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keys },
  Null: { 'dynamodb:LeadingKeys': 'false' },
});

// One stage, because they differ in names alone.
const stack = 'streamgate-prod';

let roles: [id: string, statements: Json[]][];

beforeAll(async () => {
  const { Resources } = (await packaged('prod')).template;
  roles = Object.entries<Json>(Resources)
    .filter(([, { Type }]) => Type === 'AWS::IAM::Role')
    .map(([id, { Properties }]) => [
      id,
      (Properties.Policies ?? []).flatMap(({ PolicyDocument }: Json) => PolicyDocument.Statement),
    ]);
}, 300_000);

/** Every right of a function: action, resources and condition. That to its own log must be the first. */
function rightsOf(name: string, log: string): [action: string, resources: string[], condition?: object][] {
  const [own, ...others] = roles.find(([id]) => id === `${name}IamRoleLambdaExecution`)?.[1] ?? [];
  expect(own.Action).toEqual(['logs:CreateLogStream', 'logs:PutLogEvents']);
  expect(own.Resource.map(short)).toEqual([`log-group:/aws/lambda/${stack}-${log}:*:*`]);
  return others.flatMap(({ Effect, Action, Resource, Condition }: Json) => {
    expect(Effect).toBe('Allow');
    const resources = [Resource].flat().map(short);
    return Action.map((action: string) => (Condition ? [action, resources, Condition] : [action, resources]));
  });
}

test('the trigger may do nothing, and the way out one thing', () => {
  expect(rightsOf('PreToken', 'pre-token')).toEqual([]);
  expect(rightsOf('Signout', 'signout')).toEqual([['cognito-idp:AdminUserGlobalSignOut', ['UserPool.Arn']]]);
});

test('the waiting page can ask, and neither start nor open an app', () => {
  const rights = rightsOf('Wake', 'wake');
  expect(rights).toEqual([
    ['dynamodb:BatchGetItem', ['PowerTable.Arn']],
    ['dynamodb:PutItem', ['PowerTable.Arn'], onItems('lease#*', 'asked#*')],
    ['lambda:InvokeFunction', [`function:${stack}-scale-to-zero`]],
  ]);
  expect(rights.filter(([action]) => /^(ecs|elasticloadbalancing):/.test(action))).toEqual([]);
});

test('the list of apps reads what is remembered of them, and nothing else', () => {
  expect(rightsOf('Portal', 'portal')).toEqual([['dynamodb:BatchGetItem', ['PowerTable.Arn'], onItems('record#*')]]);
});

/** Rights to the ledger's items whose keys begin so. */
const ofLedger = (actions: string[], ...keys: string[]) =>
  actions.map(action => [`dynamodb:${action}`, ['Ledger.Arn'], onItems(...keys)]);
const ofPool = (...actions: string[]) => actions.map(action => [`cognito-idp:${action}`, ['UserPool.Arn']]);

test('the endpoint for invitations writes down what is to be done, and creates and mails nobody', () => {
  expect(rightsOf('BulkInvite', 'bulk-invite')).toEqual([
    ...ofLedger(['GetItem', 'Query', 'PutItem'], 'jobs', 'active'),
    ...ofLedger(['Query', 'BatchWriteItem'], 'rows#*'),
    ...ofLedger(['GetItem', 'PutItem', 'UpdateItem'], 'key#*'),
    ...ofLedger(['GetItem'], 'mails'),
    ...ofLedger(['PutItem'], 'resend#*'),
    ...ofPool('ListUsers', 'ListUsersInGroup', 'AdminGetUser'),
    ...ofPool('AdminDisableUser', 'AdminEnableUser', 'AdminUserGlobalSignOut'),
    ['lambda:InvokeFunction', [`function:${stack}-invite-worker`]],
  ]);
  const rights = rightsOf('BulkInvite', 'bulk-invite').map(([action]) => action);
  for (const forWorker of [
    'AdminCreateUser',
    'AdminSetUserPassword',
    'AdminAddUserToGroup',
    'AdminUpdateUserAttributes',
  ])
    expect(rights).not.toContain(`cognito-idp:${forWorker}`);
});

test('the worker invites, and alone has the lease that says who does', () => {
  expect(rightsOf('InviteWorker', 'invite-worker')).toEqual([
    ...ofLedger(['GetItem', 'Query', 'PutItem'], 'jobs', 'active', 'rows#*'),
    ...ofLedger(['DeleteItem'], 'active'),
    ...ofLedger(['PutItem', 'DeleteItem'], 'lease'),
    ...ofLedger(['GetItem', 'UpdateItem'], 'mails'),
    ...ofPool('AdminGetUser', 'AdminListGroupsForUser', 'ListUsersInGroup'),
    ...ofPool('AdminCreateUser', 'AdminAddUserToGroup', 'AdminUpdateUserAttributes'),
  ]);
});

test("the reconciler reaches the apps' services and page rules, and its own records", () => {
  expect(rightsOf('ScaleToZero', 'scale-to-zero')).toEqual([
    ['ecs:DescribeServices', [`service/${stack}/sales`, `service/${stack}/finance`]],
    ['ecs:UpdateService', [`service/${stack}/sales`, `service/${stack}/finance`]],
    ['ecs:ListTasks', ['*'], { ArnEquals: { 'ecs:cluster': { 'Fn::GetAtt': ['Cluster', 'Arn'] } } }],
    ['ecs:DescribeTasks', [`task/${stack}/*`]],
    ['elasticloadbalancing:DescribeRules', ['*']],
    ['elasticloadbalancing:DescribeTargetHealth', ['*']],
    ['elasticloadbalancing:ModifyRule', ['AppSalesPageRule', 'AppFinancePageRule']],
    ['cognito-idp:DescribeUserPoolClient', ['UserPool.Arn']],
    ['cloudwatch:GetMetricStatistics', ['*']],
    ['dynamodb:BatchGetItem', ['PowerTable.Arn']],
    ['dynamodb:PutItem', ['PowerTable.Arn'], onItems('record#*')],
  ]);
});

test.each([
  ['PowerScheduleRole', 'scale-to-zero'],
  ['InvitationsScheduleRole', 'invite-worker'],
])('%s calls %s, and says what it could not', (role, name) => {
  const statements = roles.find(([id]) => id === role)?.[1] ?? [];
  expect(statements.map(({ Action, Resource }) => [Action, Resource.map(short)])).toEqual([
    [['lambda:InvokeFunction'], [`function:${stack}-${name}`]],
    [['sqs:SendMessage'], ['MissedMinutes.Arn']],
  ]);
});

test('nobody else may send visitors elsewhere, start or stop', () => {
  const mighty = /^(ecs|elasticloadbalancing):(?!Describe|List)/;
  const having = roles.filter(([, statements]) =>
    statements.some(({ Action }) => [Action].flat().some(one => mighty.test(one))),
  );
  expect(having.map(([id]) => id)).toEqual(['ScaleToZeroIamRoleLambdaExecution']);
});

test('nobody else may change people', () => {
  const having = roles.filter(([, statements]) =>
    statements.some(({ Action }) => [Action].flat().some(one => /^cognito-idp:(?!Describe|List)/.test(one))),
  );
  expect(having.map(([id]) => id).sort()).toEqual([
    'BulkInviteIamRoleLambdaExecution',
    'InviteWorkerIamRoleLambdaExecution',
    'SignoutIamRoleLambdaExecution', // one action, as said above
  ]);
});

test('no action has a wildcard, and what may be done to everything has a reason', () => {
  const statements = roles.flatMap(([, all]) => all);
  for (const { Action } of statements) for (const action of [Action].flat()) expect(action).not.toContain('*');
  const wide = statements.filter(({ Resource }) => [Resource].flat().includes('*')).flatMap(({ Action }) => Action);
  expect(wide.sort()).toEqual(Object.keys(everywhere).sort());
});

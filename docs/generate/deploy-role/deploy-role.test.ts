import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { deployRole } from '../deploy-role.ts';
import { root } from '../source.ts';
import {
  conditional,
  forgotten,
  isRead,
  listedFor,
  noActions,
  permissionsFor,
  reviewed,
  schemaOf,
} from './handler-permissions.ts';
import { actionsFor, maxCharacters, ofCloudFormation, type Policy } from './policies.ts';
import { resourceTypesOf } from './service-authorization.ts';
import { allTemplates } from './templates.ts';

const written = readFileSync(join(root, 'docs', 'deploy-role.json'), 'utf8');
const policies: Policy[] = Object.values(JSON.parse(written).policies);
const templates = allTemplates();
const types = [...templates.properties.keys()];
const actions = actionsFor(templates);

test('docs/deploy-role.json is what the templates need', () => {
  if (deployRole() !== written) throw new Error('docs/deploy-role.json is stale: run npm run docs.');
  expect(policies.flatMap(({ Statement }) => Statement.flatMap(({ Action }) => Action)).sort()).toEqual(actions);
});

test('IAM takes each of the policies', () => {
  for (const policy of policies) expect(JSON.stringify(policy).length).toBeLessThanOrEqual(maxCharacters);
});

test('IAM attaches so many policies to a role', () => {
  expect(policies.length).toBeLessThanOrEqual(10);
});

test('a type without known permissions is found', () => {
  expect(() => listedFor('AWS::Fargate::Everything')).toThrow('No permissions are known for AWS::Fargate::Everything');
});

test('what every type reads is in the role, whatever the templates set', () => {
  const reads = types.flatMap(listedFor).filter(action => isRead(action) && !noActions.includes(action));
  expect(reads.filter(action => !actions.includes(action))).toEqual([]);
  expect(reads.length).toBeGreaterThan(100);
});

test.each(types)('a property that a template sets has its permissions: %s', type => {
  const names = templates.properties.get(type) ?? new Set();
  const needed = Object.entries(conditional[type] ?? {}).filter(([, needs]) =>
    [needs].flat().some(one => names.has(one)),
  );
  const like = (pattern: string) => new RegExp(`^${pattern.replaceAll('*', '.*')}$`);
  for (const [pattern] of needed) {
    const listed = listedFor(type).filter(action => like(pattern).test(action) && !noActions.includes(action));
    expect(actions).toEqual(expect.arrayContaining(listed));
  }
});

const bucket = 'AWS::S3::Bucket';
const ownership = 's3:PutBucketOwnershipControls';

test('an action belongs to its property: set, it is in; not set, it is not', () => {
  expect(permissionsFor(bucket, new Set(['OwnershipControls']))).toContain(ownership);
  expect(permissionsFor(bucket, new Set())).not.toContain(ownership);
});

test.each(Object.entries(conditional))(
  '%s lists each of its conditional actions, and has the properties',
  (type, conditions) => {
    const listed = listedFor(type);
    for (const [pattern, needs] of Object.entries(conditions)) {
      const like = new RegExp(`^${pattern.replaceAll('*', '.*')}$`);
      expect({ pattern, listed: listed.some(action => like.test(action)) }).toEqual({ pattern, listed: true });
      if (Array.isArray(needs))
        expect(Object.keys(schemaOf(type).properties ?? {})).toEqual(expect.arrayContaining(needs));
    }
  },
);

test('the public reports were searched for every type', () => {
  expect(Object.keys(reviewed).sort()).toEqual([...types].sort());
  for (const date of Object.values(reviewed)) expect(date).toMatch(/^20\d\d-\d\d-\d\d$/);
  for (const { type, source } of forgotten)
    expect([types.includes(type), source]).toEqual([true, expect.stringMatching(/^https:/)]);
});

test.each(forgotten)(
  'the role has what the schema of $type leaves out: $actions',
  ({ type, actions: left, properties = [] }) => {
    const names = templates.properties.get(type);
    expect(properties.filter(name => !names?.has(name))).toEqual([]); // an entry that no template uses has no place here
    expect(actions).toEqual(expect.arrayContaining(left));
  },
);

test.each(noActions)('IAM has no action %s, which a schema lists', action => {
  expect(resourceTypesOf(action)).toBeUndefined();
  expect(types.flatMap(listedFor)).toContain(action);
});

test('Fn::GetAZs needs two permissions, while a template has it', () => {
  const zones = ['ec2:DescribeAvailabilityZones', 'ec2:DescribeAccountAttributes'];
  const properties = new Map();
  expect(ofCloudFormation({ properties, text: '{"Fn::GetAZs":""}' })).toEqual(zones);
  expect(ofCloudFormation({ properties, text: '{}' })).toEqual([]);
});

test('what could be restricted is, but for this', () => {
  const wide = policies
    .flatMap(({ Statement }) => Statement)
    .filter(({ Resource }) => Resource.includes('*'))
    .flatMap(({ Action }) => Action)
    .filter(action => resourceTypesOf(action)?.length && !action.startsWith('ec2:'));
  expect(wide.filter(action => !isRead(action))).toEqual(['cloudfront:UpdateDistribution']);
  expect(wide.filter(isRead).sort()).toEqual([
    'acm-pca:GetCertificate',
    'cloudwatch:DescribeAlarms',
    'ecs:ListTasks',
    'elasticfilesystem:DescribeMountTargets',
    'kinesis:DescribeStream',
    'kms:DescribeKey',
    'lambda:GetCodeSigningConfig',
    'lambda:GetLayerVersion',
    's3files:ListMountTargets',
    's3tables:GetTable',
    's3tables:GetTableMetadataLocation',
    'secretsmanager:DescribeSecret',
    'servicequotas:GetServiceQuota',
    'ses:GetEmailIdentity',
  ]);
});

/** IAM's names where they are not the client's, and the operations that another right covers. */
const services: Record<string, string> = {
  'cloudwatch-logs': 'logs',
  'cognito-identity-provider': 'cognito-idp',
  'elastic-load-balancing-v2': 'elasticloadbalancing',
  'route-53': 'route53',
  'secrets-manager': 'secretsmanager',
  'service-quotas': 'servicequotas',
  sesv2: 'ses',
};
const operations: Record<string, string> = {
  DeleteObjects: 'DeleteObject',
  Invoke: 'InvokeFunction',
  ListObjectsV2: 'ListBucket',
  TransactWriteItems: 'PutItem',
};

const folders = ['image', 'items', 'invitations', 'invitations/people', 'power', 'preflight', 'stack', 'verify'].map(
  name => `src/aws/${name}`,
);
const sources = [
  ...folders.flatMap(folder => readdirSync(join(root, folder)).map(name => `${folder}/${name}`)),
  ...['buckets', 'caller', 'load-balancer'].map(name => `src/aws/${name}.ts`),
].filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'));

const called = sources.flatMap(file =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/import \{([^}]+)\} from '@aws-sdk\/client-([\w-]+)'/g)].flatMap(
    ([, names = '', client = '']) =>
      [...names.matchAll(/\b(?:paginate(\w+)|(\w+)Command)\b/g)].map(([, paged, sent]) => {
        const operation = paged ?? sent ?? '';
        return `${services[client] ?? client}:${operations[operation] ?? operation}`;
      }),
  ),
);

/** Of the preview's people only; of the invitation worker and the endpoint only; and what needs no permission: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
const notDeployed = [
  'cognito-idp:AdminSetUserPassword',
  'cognito-idp:AdminListGroupsForUser',
  'dynamodb:UpdateItem',
  'sts:GetCallerIdentity',
];

test.each([...new Set(called)].filter(action => !notDeployed.includes(action)))('%s, which we call, is in', action => {
  expect(actions).toContain(action);
});

test('there are calls to look for', () => {
  expect(called.length).toBeGreaterThan(30);
});

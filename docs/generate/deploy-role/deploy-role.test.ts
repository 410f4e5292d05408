import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { deployRole } from '../deploy-role.ts';
import { root } from '../source.ts';
import { actionsFor, mostCharacters, type Policy } from './policies.ts';
import { actionsOf, takesResources } from './schemas.ts';
import { resourceTypes } from './types.ts';
import { unused } from './unused.ts';

const written = readFileSync(join(root, 'docs', 'deploy-role.json'), 'utf8');
const policies: Policy[] = Object.values(JSON.parse(written).policies);
const actions = actionsFor(resourceTypes());

test('docs/deploy-role.json is what the templates need', () => {
  if (deployRole() !== written) throw new Error('docs/deploy-role.json is stale: run npm run docs.');
  expect(policies.flatMap(({ Statement }) => Statement.flatMap(({ Action }) => Action)).sort()).toEqual(actions);
});

test('IAM takes each of the policies', () => {
  for (const policy of policies) expect(JSON.stringify(policy).length).toBeLessThanOrEqual(mostCharacters);
});

test('a type of which nobody knows the rights is found', () => {
  expect(() => actionsOf('AWS::Fargate::Everything')).toThrow('AWS::Fargate::Everything needs');
});

test.each(unused)('%s would be asked for', pattern => {
  expect(
    resourceTypes()
      .flatMap(actionsOf)
      .some(action => pattern.test(action)),
  ).toBe(true);
});

test('what could be restricted is, but for this', () => {
  const wide = policies
    .flatMap(({ Statement }) => Statement)
    .filter(({ Resource }) => Resource.includes('*'))
    .flatMap(({ Action }) => Action)
    .filter(action => takesResources(action) && !action.startsWith('ec2:'));
  expect(wide.sort()).toEqual([
    'cloudfront:UpdateDistribution',
    'cloudwatch:DescribeAlarms',
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
};

const folders = ['image', 'items', 'ledger', 'people', 'power', 'preflight', 'verify'].map(name => `src/aws/${name}`);
const sources = [
  ...folders.flatMap(folder => readdirSync(join(root, folder)).map(name => `${folder}/${name}`)),
  ...[
    'caller',
    'certificates',
    'failed-events',
    'login-domain',
    'people',
    'stack-outputs',
    'stack-state',
    'stack-template',
  ].map(name => `src/aws/${name}.ts`),
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

/** Of the preview's people only. */
const notDeployed = ['cognito-idp:AdminSetUserPassword'];

test.each([...new Set(called)].filter(action => !notDeployed.includes(action)))('%s, which we call, is in', action => {
  expect(actions).toContain(action);
});

test('there are calls to look for', () => {
  expect(called.length).toBeGreaterThan(30);
});

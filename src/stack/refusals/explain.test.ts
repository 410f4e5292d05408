import { expect, test } from '@jest/globals';
import { causesOf, explainRefusal, refusals } from './explain.ts';
import type { StackRef } from './refusal.ts';

const place: StackRef = {
  stage: 'prod',
  region: 'eu-west-1',
  stack: 'streamgate-prod',
  policyWith: action => (action === 'elasticloadbalancing:CreateLoadBalancer' ? 'streamgate-deploy-2' : undefined),
};

/** As the handlers of CloudFormation pass on what a service says. */
const handled = (said: string) =>
  `Resource handler returned message: "${said}" (RequestToken: 79d65bb7-1d80, HandlerErrorCode: GeneralServiceException)`;

test.each(refusals)('$example', refusal => {
  const { example, type = 'AWS::Any::Type', means, fix } = refusal;
  expect(explainRefusal(example, type, place)).toEqual({ means, fix: fix(place, example) });
  expect(explainRefusal(handled(example), type, place)).toMatchObject({ means });
});

test.each(refusals)('“$means” says what to do, and where it is documented', ({ fix, example, source }) => {
  expect(source).toMatch(/^https:\/\/(docs\.aws\.amazon\.com|github\.com)\//);
  expect(fix(place, example).length).toBeGreaterThan(1);
  for (const line of fix(place, example)) expect(line).not.toMatch(/undefined|\.\.$/);
});

test('the meanings differ', () => {
  expect(new Set(refusals.map(({ means }) => means)).size).toBe(refusals.length);
});

const said: [said: string, type: string, line: string][] = [
  [
    'User: arn:aws:iam::2:user/ana is not authorized to perform: elasticloadbalancing:CreateLoadBalancer on resource: *',
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
    'streamgate-deploy-2 in docs/deploy-role.json allows elasticloadbalancing:CreateLoadBalancer. Attach that policy to the deploying role, as it is now, and deploy:',
  ],
  [
    'User: arn:aws:iam::2:user/ana is not authorized to perform: kms:CreateGrant on resource: *',
    'AWS::Lambda::Function',
    'Grant the deploying role kms:CreateGrant, and every policy of docs/deploy-role.json. Then deploy:',
  ],
  [
    'You are not authorized to perform this operation. Encoded authorization failure message: aBc',
    'AWS::EC2::VPC',
    'Attach every policy of docs/deploy-role.json to the deploying role, and deploy:',
  ],
  [
    'Resource of type \'AWS::Logs::LogGroup\' with identifier \'{"/properties/LogGroupName":"/streamgate/prod/sales"}\' already exists.',
    'AWS::Logs::LogGroup',
    'aws logs delete-log-group --region eu-west-1 --log-group-name /streamgate/prod/sales',
  ],
  [
    '/aws/lambda/streamgate-prod-wake already exists',
    'AWS::Logs::LogGroup',
    'aws logs delete-log-group --region eu-west-1 --log-group-name /aws/lambda/streamgate-prod-wake',
  ],
  [
    'Domain already exists.',
    'AWS::Cognito::UserPoolDomain',
    'Change domain.login.prefix in config/stages.ts, and deploy:',
  ],
];

test.each(said)('%s', (words, type, line) => {
  expect(explainRefusal(words, type, place)?.fix).toContain(line);
});

test('a certificate that failed by its CAA records is told apart from one that waited', () => {
  const caa = explainRefusal('Certificate is in FAILED status.', 'AWS::CertificateManager::Certificate', place);
  expect(caa?.means).toContain('CAA');
  const waited = explainRefusal('NotStabilized', 'AWS::CertificateManager::Certificate', place);
  expect(waited?.means).toContain('12 hours');
});

test.each([
  'Deployment bucket has been removed manually. Please recreate it or remove your service and attempt to deploy it again',
  'The serverless deployment bucket "streamgate-prod-serverlessdeploymentbucket-1" does not exist.',
])('%s', words => {
  expect(explainRefusal(words, '', place)?.means).toBe("The stack's bucket for code was deleted by hand.");
});

test('a bucket that may not be read is there', () => {
  const words =
    'Could not list objects in the deployment bucket. Make sure you have sufficient permissions to access it.';
  expect(explainRefusal(words, '', place)?.means).toContain('A permission is missing.');
});

test('what is not known is not guessed', () => {
  expect(explainRefusal('Internal Failure', 'AWS::EC2::VPC', place)).toBeUndefined();
});

test('consequences are no causes, and a cause of several resources is one', () => {
  const event = (logicalId: string, type: string, reason: string) => ({ logicalId, type, reason });
  const full = 'The maximum number of VPCs has been reached.';
  const events = [
    event('Vpc', 'AWS::EC2::VPC', full),
    event('Bucket', 'AWS::S3::Bucket', 'Resource creation cancelled'),
    event('OtherVpc', 'AWS::EC2::VPC', full),
    event('streamgate-prod', 'AWS::CloudFormation::Stack', 'The following resource(s) failed to create: [Vpc].'),
  ];
  expect(causesOf(events)).toEqual([events[0]]);
});

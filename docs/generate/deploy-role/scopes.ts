import { overlap } from './arn.ts';
import { isRead } from './handler-permissions.ts';
import { resourceTypesOf } from './service-authorization.ts';

const arn = (service: string, rest: string) => `arn:aws:${service}:*:*:${rest}`;

/** All that is named after the stack begins with this: the default of `place.prefix`. */
const prefix = 'streamgate';

/** The ARNs of a stage's own things, by service: with the prefix where AWS's name for it has one. */
const scopes: Readonly<Record<string, readonly string[]>> = {
  acm: [arn('acm', 'certificate/*')],
  cloudformation: [arn('cloudformation', `stack/${prefix}-*/*`), arn('cloudformation', `changeSet/${prefix}-*/*`)],
  cloudwatch: [arn('cloudwatch', `alarm:${prefix}-*`)],
  codebuild: [arn('codebuild', `project/${prefix}-*`)],
  'cognito-idp': [arn('cognito-idp', 'userpool/*')],
  dynamodb: [arn('dynamodb', `table/${prefix}-*`)],
  ec2: ['*'], // ids, of which none says whose it is
  ecr: [arn('ecr', `repository/${prefix}-*/*`)],
  ecs: ['cluster', 'service', 'task', 'task-definition', 'service-deployment'].map(kind =>
    arn('ecs', `${kind}/${prefix}-*`),
  ),
  elasticloadbalancing: [
    ...['loadbalancer', 'listener', 'listener-rule'].map(kind =>
      arn('elasticloadbalancing', `${kind}/app/${prefix}-*`),
    ),
    arn('elasticloadbalancing', 'targetgroup/*'), // CloudFormation shortens the stack's name in theirs
  ],
  iam: [`arn:aws:iam::*:role/${prefix}-*`],
  lambda: [arn('lambda', `function:${prefix}-*`)],
  logs: ['/aws/lambda', '/aws/codebuild']
    .map(group => arn('logs', `log-group:${group}/${prefix}-*`))
    .concat(arn('logs', `log-group:/${prefix}/*`)),
  route53: ['arn:aws:route53:::hostedzone/*', 'arn:aws:route53:::change/*'],
  s3: [`arn:aws:s3:::${prefix}-*`],
  scheduler: [arn('scheduler', `schedule/default/${prefix}-*`)],
  secretsmanager: [arn('secretsmanager', 'secret:App*')],
  sns: [arn('sns', `${prefix}-*`)],
  sqs: [arn('sqs', `${prefix}-*`)],
};

/** Actions that need another scope than their service's, or one that IAM does not restrict by resources alone. */
const exceptions: Readonly<Record<string, { resources?: readonly string[]; condition?: object }>> = {
  // IAM restricts it to container instances, of which Fargate has none, or by the cluster.
  'ecs:ListTasks': { resources: ['*'], condition: { ArnLike: { 'ecs:cluster': [arn('ecs', `cluster/${prefix}-*`)] } } },
  'iam:AttachRolePolicy': {
    condition: {
      ArnEquals: { 'iam:PolicyARN': ['arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy'] },
    },
  },
  'iam:PassRole': only(
    'iam:PassedToService',
    ['codebuild', 'cognito-idp', 'ecs-tasks', 'lambda', 'scheduler'].map(service => `${service}.amazonaws.com`),
  ),
  'iam:CreateServiceLinkedRole': {
    resources: ['arn:aws:iam::*:role/aws-service-role/*'],
    ...only(
      'iam:AWSServiceName',
      ['ecs', 'elasticloadbalancing', 'email.cognito-idp'].map(service => `${service}.amazonaws.com`),
    ),
  },
  // AWS may ask for all alarms to look for one.
  'cloudwatch:DescribeAlarms': { resources: ['*'] },
  // osls looks for a repository of its own before it removes a stack.
  'ecr:DescribeRepositories': { resources: [...(scopes.ecr ?? []), arn('ecr', `repository/serverless-${prefix}-*`)] },
  // Whether it is there, before it is made. Where it is not, IAM has the name alone to judge by, without the path.
  'iam:GetRole': {
    resources: [
      ...(scopes.iam ?? []),
      'arn:aws:iam::*:role/aws-service-role/*',
      'arn:aws:iam::*:role/AWSServiceRoleFor*',
    ],
  },
  // Those of the apps' settings are the team's, and called whatever the team calls them.
  'secretsmanager:DescribeSecret': { resources: ['*'] },
};

function only(key: string, values: readonly string[]) {
  return { condition: { StringEquals: { [key]: values } } };
}

/** What an action may be done to, and when. Throws when the action does not exist, or when a change cannot be restricted. */
export function scopeOf(action: string): { resources: readonly string[]; condition?: object } {
  const types = resourceTypesOf(action);
  if (!types) throw new Error(`IAM has no action ${action}.`);
  const arns = types.flatMap(type => type.arns);
  const own = scopes[action.split(':')[0] ?? ''] ?? ['*'];
  const resources = own.filter(one => one === '*' || arns.some(other => overlap(one, other)));
  if (types.length === 0) return { resources: ['*'], ...exceptions[action] };
  if (resources.length > 0 || exceptions[action]?.resources) return { resources, ...exceptions[action] };
  // Somebody else's thing, such as a layer or a key: to know it changes nothing.
  if (isRead(action)) return { resources: ['*'] };
  throw new Error(`No scope restricts ${action} to ${types.map(({ name }) => name).join(', ')}. Add it to scopes.ts.`);
}

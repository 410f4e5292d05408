/**
 * What osls and our own commands call, apart from what CloudFormation then does. A new command adds its actions here, and is typed in
 * test/deploy-role-life.test.ts, which finds actions that nothing calls.
 */
export const calls: Readonly<Record<string, readonly string[]>> = {
  'osls: its stack': [
    ...['CreateStack', 'UpdateStack', 'DeleteStack', 'SetStackPolicy', 'ValidateTemplate', 'GetTemplate'],
    ...['CreateChangeSet', 'DescribeChangeSet', 'ExecuteChangeSet', 'DeleteChangeSet'],
    ...['DescribeStacks', 'DescribeStackEvents', 'DescribeStackResource'],
    ...['ListStackResources', 'TagResource', 'UntagResource'],
  ].map(name => `cloudformation:${name}`),
  'osls: its bucket, the sources of images, and access logs of a stage that is removed': [
    ...['s3:ListBucket', 's3:GetObject', 's3:PutObject', 's3:DeleteObject'],
  ],
  'osls: whether anything has changed': [
    ...['lambda:GetFunction', 'lambda:ListVersionsByFunction'],
    ...['ecr:DescribeRepositories'],
  ],
  'the comparison with what is deployed': ['cognito-idp:ListUsersInGroup', 'cognito-idp:DescribeUserPoolDomain'],
  'the zones of a new network': ['ec2:DescribeAvailabilityZones'],
  'building the image': [
    ...['codebuild:StartBuild', 'codebuild:StopBuild', 'codebuild:BatchGetBuilds', 'codebuild:ListBuildsForProject'],
    ...['codebuild:BatchDeleteBuilds', 'ecr:DescribeImages', 'logs:GetLogEvents', 'iam:GetRole'],
    'iam:CreateServiceLinkedRole',
  ],
  'the preflight': [
    ...['acm:DescribeCertificate', 'cognito-idp:ListUserPools', 'cognito-idp:DescribeUserPool'],
    ...['ec2:DescribeVpcs', 'ec2:DescribeVpcAttribute', 'ec2:DescribeSubnets', 'ec2:DescribeRouteTables'],
    ...['ecs:ListClusters', 'ecs:ListServices', 'ecs:ListTasks', 'ecs:DescribeServices', 'ecs:DescribeTasks'],
    ...['ecs:DescribeTaskDefinition', 'elasticloadbalancing:DescribeLoadBalancers'],
    ...['iam:GetRole', 'lambda:GetAccountSettings'],
    ...['route53:GetHostedZone', 'route53:ListResourceRecordSets', 'secretsmanager:DescribeSecret'],
    ...['servicequotas:GetServiceQuota', 'servicequotas:GetAWSDefaultServiceQuota', 'ses:GetAccount'],
    ...['ses:GetEmailIdentity', 'ssm:DescribeParameters'],
  ],
  'the validation records of removed certificates': [
    ...['acm:DescribeCertificate', 'acm:ListCertificates', 'cloudformation:ListStackResources'],
    ...['ec2:DescribeRegions', 'route53:ListResourceRecordSets', 'route53:ChangeResourceRecordSets'],
  ],
  'the load balancer: protected when a stage that keeps its people is deployed, let go when it is removed': [
    'elasticloadbalancing:ModifyLoadBalancerAttributes',
  ],
  'looking at apps, and having them started and stopped': [
    ...['lambda:GetFunctionConfiguration', 'lambda:InvokeFunction'],
    ...['dynamodb:BatchGetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem', 'cloudwatch:GetMetricStatistics'],
    ...['ecs:DescribeServices', 'ecs:ListTasks', 'ecs:DescribeTasks'],
    ...['elasticloadbalancing:DescribeRules', 'elasticloadbalancing:DescribeTargetHealth'],
  ],
  'inviting, looking at people, and who may enter': [
    ...[
      ...['AdminGetUser', 'AdminUpdateUserAttributes'],
      ...['AdminDisableUser', 'AdminEnableUser', 'AdminUserGlobalSignOut', 'ListUsers', 'ListUsersInGroup'],
    ].map(name => `cognito-idp:${name}`),
    ...['GetItem', 'Query', 'PutItem', 'BatchWriteItem', 'DeleteItem'].map(name => `dynamodb:${name}`),
    ...['lambda:GetFunctionConfiguration', 'lambda:InvokeFunction'],
  ],
  'verifying that AWS behaves as believed': [
    ...['elasticloadbalancing:DescribeRules', 'elasticloadbalancing:DescribeTargetGroups'],
    ...['elasticloadbalancing:DescribeTargetHealth', 'lambda:GetPolicy', 'lambda:GetAccountSettings'],
    ...['lambda:GetFunctionConfiguration', 'dynamodb:BatchGetItem', 'logs:FilterLogEvents'],
    ...['cloudwatch:DescribeAlarms', 'cloudwatch:DescribeAlarmHistory', 'cloudwatch:GetMetricStatistics'],
    ...['ecs:DescribeServices', 'ecs:DescribeTaskDefinition', 'cloudformation:DescribeStackEvents'],
    ...['codebuild:ListBuildsForProject', 'codebuild:BatchGetBuilds', 'cognito-idp:DescribeUserPool'],
    ...['cognito-idp:DescribeUserPoolClient', 'cognito-idp:ListUserPoolClients', 'cognito-idp:ListUsers'],
    // Of the throw-away person.
    ...['cognito-idp:AdminCreateUser', 'cognito-idp:AdminAddUserToGroup', 'cognito-idp:AdminDeleteUser'],
  ],
};

import type { StageName } from '../../config/stages.ts';
import type { Finding } from './finding.ts';

/** Findings that stay, and why. test/scanners.test.ts fails for a finding without a reason, and for a reason without a finding. */
export interface Waiver {
  rules: readonly Finding['rule'][];
  /** Logical ids; `*` stands for a part of one, such as an app's name. */
  resources: readonly string[];
  /** @default every stage */
  stages?: readonly StageName[];
  reason: string;
}

const functions = ['*LambdaFunction'];
const functionLogs = ['PreToken*', 'Signout*', 'ScaleToZero*', 'Wake*', 'BulkInvite*', 'Portal*', 'InviteWorker*'];
const bucketOfOsls = ['ServerlessDeploymentBucket'];
/** Of a bucket without logs, versions, events and locks. */
const plainBucket: Waiver['rules'] = [
  'checkov CKV_AWS_18',
  'checkov CKV_AWS_21',
  'cfn-guard s3_bucket_logging_enabled_check',
  'cfn-guard s3_bucket_versioning_enabled_check',
  'cfn-guard s3_event_notifications_enabled_check',
  'cfn-guard s3_bucket_object_lock_enabled_check',
];

export const waivers: readonly Waiver[] = [
  // Functions
  {
    rules: ['checkov CKV_AWS_115'],
    resources: functions,
    reason:
      'Reserved concurrency is taken from the account, of which a new one has 10. The load balancer and Cognito call these functions, and both need them at once: a limit would refuse sign-ins.',
  },
  {
    rules: ['checkov CKV_AWS_116'],
    resources: functions,
    reason:
      'Visitors and Cognito wait for the answer of five functions, so there is nothing to keep. The other two run every minute from what is written down; a minute that could not be delivered goes to the queue MissedMinutes, and an alarm tells of it.',
  },
  {
    rules: ['checkov CKV_AWS_117', 'cfn-guard lambda_inside_vpc_check'],
    resources: functions,
    reason:
      'They call APIs of AWS and nothing in the VPC. Inside it they would need a NAT gateway or an endpoint for each service, and would reach the tasks, which they must not.',
  },
  {
    rules: ['checkov CKV_AWS_173'],
    resources: functions,
    reason:
      'Lambda encrypts variables at rest with a key of its own. They hold names, ids and addresses, and no secret, so a key that only some roles may use would protect nothing.',
  },
  {
    rules: ['cfn-guard lambda_function_public_access_prohibited_check'],
    resources: ['BulkInvitePermission', 'PortalPermission', 'SignoutPermission', 'WakePermission'],
    reason:
      'Each names the load balancer as the caller, with the account and one target group. The rule takes neither an account that is a reference nor a SourceArn that is built with Fn::Join.',
  },

  // Encryption with keys of one's own
  {
    rules: ['checkov CKV_AWS_158', 'cfn-guard cloudwatch_log_group_encrypted_check'],
    resources: ['App*Logs', ...functionLogs.map(name => `${name.slice(0, -1)}LogGroup`), 'BuildLogs'],
    reason:
      'CloudWatch Logs encrypts with keys of AWS. Whoever may read the logs here may also use a key, so one of our own costs money and another way to lose the logs, and shuts no one out.',
  },
  {
    rules: ['checkov CKV_AWS_119', 'cfn-guard dynamodb_table_encrypted_kms_check'],
    resources: ['PowerTable', 'Ledger'],
    reason: 'DynamoDB encrypts with a key of AWS. The same roles would have to use a key of our own.',
  },
  {
    rules: ['checkov CKV_AWS_136'],
    resources: ['Images', 'Layers'],
    reason: 'ECR encrypts with keys of S3. The images hold code, and no secret.',
  },
  {
    rules: ['checkov CKV_AWS_27'],
    resources: ['MissedMinutes'],
    reason:
      'SQS encrypts it with a key of its own (SqsManagedSseEnabled). A message says that a minute was missed, and nothing else.',
  },
  {
    rules: ['cfn-guard s3_bucket_default_encryption_kms_check'],
    resources: [...bucketOfOsls, 'Sources'],
    reason: 'S3 encrypts with keys of its own. The buckets hold code and templates, and no secret.',
  },

  // Logs and watching
  {
    rules: ['cfn-guard cloudwatch_log_group_retention_period_check'],
    resources: ['App*Logs', ...functionLogs.map(name => `${name.slice(0, -1)}LogGroup`), 'BuildLogs'],
    reason:
      'The rule asks for a year. The logs say who opened which app when: they are kept for 30 days, which is what it takes to find a fault, and no longer.',
  },
  {
    rules: ['cfn-guard cloudwatch_alarm_action_check'],
    resources: ['*Alarm'],
    reason:
      'An alarm has an action where the setting `alarms` says who is to be told. The stages that come with the project name no one, because no address would be theirs.',
  },
  {
    rules: ['checkov CKV_AWS_65', 'cfn-guard ecs_container_insights_enabled_check'],
    resources: ['Cluster'],
    reason:
      'Container Insights costs more than a sleeping app. What the apps do is counted from their own log lines, and alarms watch that.',
  },
  {
    rules: ['cfn-guard sqs_dlq_check'],
    resources: ['MissedMinutes'],
    reason: 'It is the dead-letter queue, of the schedules. Nothing reads it but an alarm that counts.',
  },

  // Tables
  {
    rules: ['checkov CKV_AWS_28', 'cfn-guard dynamodb_table_pitr_enabled_check'],
    resources: ['PowerTable'],
    reason:
      'It holds who wants an app awake for the next hours. The next minute writes it again, so a copy of another minute would be wrong.',
  },

  // Network and tasks
  {
    rules: ['checkov CKV_AWS_260'],
    resources: ['LoadBalancerSecurityGroup'],
    reason: 'Port 80 answers with a redirect to HTTPS and nothing else. Without it a typed address would lead nowhere.',
  },
  {
    rules: ['cfn-guard ecs_service_assign_public_ip_disabled_check'],
    resources: ['App*Service'],
    reason:
      'There is no NAT gateway: a task reaches ECR, Cognito and the internet by an address of its own. Only the load balancer may connect to it (TaskSecurityGroup), and the gate verifies every request. A team with a NAT gateway sets `assignPublicIp: false`.',
  },
  {
    rules: ['cfn-guard ecs_task_definition_memory_hard_limit_check'],
    resources: ['App*Task'],
    reason: 'A task has one container, and Fargate limits the task to its Memory.',
  },

  // The bucket that osls makes for its uploads
  {
    rules: plainBucket,
    resources: [...bucketOfOsls, 'Sources'],
    reason:
      'They carry what a deploy uploads, under names that no other deploy has, and all of it can be made again from the repository. Who may write to them may deploy. Versions and locks would only keep `sls remove` from emptying them.',
  },
  {
    rules: ['cfn-guard s3_lifecycle_policy_check'],
    resources: bucketOfOsls,
    reason: 'Old uploads go without a rule: osls itself deletes what is older than the last five deploys.',
  },
  {
    rules: ['cfn-guard s3_bucket_policy_ssl_requests_only_check'],
    resources: ['ServerlessDeploymentBucketPolicy'],
    reason:
      'It denies every request without TLS. osls writes its condition with the value false and not the text "false", which are the same to IAM and not to the rule.',
  },

  // The bucket of access logs
  {
    rules: [...plainBucket, 'cfn-guard s3_bucket_default_encryption_kms_check'],
    resources: ['AccessLogs'],
    stages: ['prod'],
    reason:
      'The load balancer writes each file once and can write to no bucket with a key of KMS. The files name visitors, and are to be gone when their days are over: versions and locks would keep them. No one is told of a new file, and a log of who reads logs would need a bucket of its own.',
  },

  // Building images
  {
    rules: ['cfn-guard codebuild_project_environment_privileged_check'],
    resources: ['Project'],
    reason: 'Docker runs in the build, which AWS allows in privileged mode only. Each build has a machine of its own.',
  },
  {
    rules: [
      'checkov CKV_AWS_51',
      'checkov CKV_AWS_163',
      'cfn-guard ecr_private_tag_immutability_enabled_check',
      'cfn-guard ecr_private_image_scanning_enabled_check',
    ],
    resources: ['Layers'],
    reason:
      'The layer cache of the builds: each build writes its one tag again, and ECR cannot scan a cache. The images themselves have tags that cannot change, and are scanned.',
  },

  // What stages without people to keep do without
  {
    rules: ['checkov CKV_AWS_91', 'cfn-guard elbv2_logging_enabled_check'],
    resources: ['LoadBalancer'],
    stages: ['local', 'dev'],
    reason:
      'A setting: `domain.accessLogs`. The logs name every visitor’s address, so a stage has them where it asks for them.',
  },
  {
    rules: ['cfn-guard elbv2_deletion_protection_enabled_check'],
    resources: ['LoadBalancer'],
    reason:
      'A stage that keeps its people is protected when its deploy has succeeded (src/commands/deploy/protect.ts). In the template the protection would hold the load balancer, and with it the network, when a first deploy is rolled back. Any other stage is to be removed by one command.',
  },
];

import { withDomain } from '../base.ts';
import type { Change } from '../change.ts';

/** A bucket that nobody but the account's own load balancers writes to. */
const accessLogs = {
  AccessLogs: [
    undefined,
    {
      Type: 'AWS::S3::Bucket',
      DeletionPolicy: 'Delete',
      UpdateReplacePolicy: 'Delete',
      Properties: {
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
        },
        LifecycleConfiguration: {
          Rules: [
            {
              Id: 'logs',
              Status: 'Enabled',
              ExpirationInDays: 90,
              AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
            },
          ],
        },
      },
    },
  ],
  AccessLogsPolicy: [
    undefined,
    {
      Type: 'AWS::S3::BucketPolicy',
      Properties: {
        Bucket: { Ref: 'AccessLogs' },
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Principal: '*',
              Action: 's3:*',
              Resource: [
                { 'Fn::GetAtt': ['AccessLogs', 'Arn'] },
                { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['AccessLogs', 'Arn'] }, '/*']] },
              ],
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            },
            {
              Effect: 'Allow',
              Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
              Action: 's3:PutObject',
              Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['AccessLogs', 'Arn'] }, '/AWSLogs/222222222222/*']] },
            },
          ],
        },
      },
    },
  ],
} satisfies Change['changes'];

export const accessLogsChanges: readonly Change[] = [
  {
    setting: 'domain.accessLogs',
    to: withDomain({ accessLogs: { keepDays: 90 } }),
    changes: {
      ...accessLogs,
      'LoadBalancer.Properties.LoadBalancerAttributes.access_logs.s3.enabled.Value': ['false', 'true'],
      'LoadBalancer.Properties.LoadBalancerAttributes.access_logs.s3.bucket': [
        undefined,
        { Key: 'access_logs.s3.bucket', Value: { Ref: 'AccessLogs' } },
      ],
      'LoadBalancer.DependsOn': [['InternetRoute'], ['InternetRoute', 'AccessLogsPolicy']],
    },
  },
  {
    setting: 'domain.accessLogs.keepDays',
    from: withDomain({ accessLogs: { keepDays: 90 } }),
    to: withDomain({ accessLogs: { keepDays: 30 } }),
    changes: { 'AccessLogs.Properties.LifecycleConfiguration.Rules.0.ExpirationInDays': [90, 30] },
  },
];

import { S3Bucket } from '@awboost/cfn-resource-types/AWS-S3-Bucket';
import { S3BucketPolicy } from '@awboost/cfn-resource-types/AWS-S3-BucketPolicy';
import { Fn } from '@awboost/cfn-template-builder/intrinsics';
import { imageBuild } from '../config/names.ts';
import { policy } from './policy.ts';
import type { Template } from './template.ts';

/** Where `sls deploy` leaves the source of a build. Whoever removes the stack empties it first: CloudFormation does not. */
export function imageSources(template: Template) {
  const bucket = template.use(
    new S3Bucket(imageBuild.sources, {
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
        // A build reads its source once; a week is for whoever wants to see what failed.
        Rules: [
          {
            Id: 'sources',
            Status: 'Enabled',
            ExpirationInDays: 7,
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
          },
        ],
      },
    }),
  );
  template.use(
    new S3BucketPolicy('SourcesPolicy', {
      Bucket: bucket.ref,
      PolicyDocument: policy([
        {
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:*',
          Resource: [bucket.out.Arn, Fn.join('', [bucket.out.Arn, '/*'])],
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ]),
    }),
  );
  return bucket;
}

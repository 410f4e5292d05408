import { S3Bucket } from '@awboost/cfn-resource-types/AWS-S3-Bucket';
import { S3BucketPolicy } from '@awboost/cfn-resource-types/AWS-S3-BucketPolicy';
import { Fn } from '@awboost/cfn-template-builder/intrinsics';
import { accessLogs as ids } from '../../config/names.ts';
import { onlyByTls, policy } from '../policy.ts';
import { privateBucket } from '../private-bucket.ts';
import { retainedOnceCreated } from '../retained.ts';
import type { Stage } from '../stage.ts';
import type { Template } from '../template.ts';

const enabled = 'access_logs.s3.enabled';

/**
 * The bucket of the load balancer's access logs, and what makes the load balancer write to it; nothing where the settings want none.
 * `sls remove` empties it first, unless the stage keeps it. The load balancer is to wait for the policy: AWS writes a test file when it
 * is told of the bucket. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
 */
export function accessLogs(template: Template, { settings: { place, domain } }: Stage) {
  // Said, because CloudFormation leaves an attribute as it is that a template no longer has.
  if (!domain.accessLogs) return { attributes: [{ Key: enabled, Value: 'false' }], dependencies: [] };
  const kept = place.onRemove === 'retain';
  const bucket = template.use(
    new S3Bucket(
      ids.bucket,
      privateBucket('logs', domain.accessLogs.keepDays),
      kept ? retainedOnceCreated : { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' },
    ),
  );
  template.use(
    new S3BucketPolicy(ids.policy, {
      Bucket: bucket.ref,
      PolicyDocument: policy([
        onlyByTls(bucket.out.Arn),
        {
          Effect: 'Allow',
          Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
          Action: 's3:PutObject',
          // No load balancer of another account: each writes below the account that it belongs to.
          Resource: Fn.join('', [bucket.out.Arn, `/AWSLogs/${place.account}/*`]),
        },
      ]),
    }),
  );
  return {
    attributes: [
      { Key: enabled, Value: 'true' },
      { Key: 'access_logs.s3.bucket', Value: bucket.ref },
    ],
    dependencies: [ids.policy],
  };
}

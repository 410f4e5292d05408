import { S3Bucket } from '@awboost/cfn-resource-types/AWS-S3-Bucket';
import { S3BucketPolicy } from '@awboost/cfn-resource-types/AWS-S3-BucketPolicy';
import { imageBuild } from '../../config/names.ts';
import { onlyByTls, policy } from '../policy.ts';
import { privateBucket } from '../private-bucket.ts';
import type { Template } from '../template.ts';

/** Where `sls deploy` leaves the source of a build. Whoever removes the stack empties it first: CloudFormation does not. */
export function imageSources(template: Template) {
  const bucket = template.use(
    // A build reads its source once; a week is for whoever wants to see what failed.
    new S3Bucket(imageBuild.sources, privateBucket('sources', 7)),
  );
  template.use(
    new S3BucketPolicy('SourcesPolicy', {
      Bucket: bucket.ref,
      PolicyDocument: policy([onlyByTls(bucket.out.Arn)]),
    }),
  );
  return bucket;
}

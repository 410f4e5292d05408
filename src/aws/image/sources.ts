import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { imageBuild } from '../../../config/names.ts';
import type { Sources } from '../../image/ports.ts';
import { emptyBucket } from '../buckets.ts';
import { unlessMissing } from '../missing.ts';
import { physicalId } from '../stack/stack.ts';
import { markTransient } from '../transient.ts';

/** Where the source of a hash is in the bucket. */
export const sourceKey = (hash: string) => `${hash}.zip`;

/** The name of the image stack's bucket. Undefined when the stack does not exist, or has no bucket. */
export function sourcesBucket(cloudFormation: CloudFormationClient, StackName: string): Promise<string | undefined> {
  return markTransient(physicalId(cloudFormation, StackName, imageBuild.sources));
}

/** The image stack's bucket. */
export function sources(s3: S3Client, bucket: () => Promise<string | undefined>): Sources {
  return {
    async put(hash, zip) {
      const Bucket = await bucket();
      if (!Bucket) throw new Error('The stack that builds the image has no bucket.');
      await markTransient(
        s3.send(new PutObjectCommand({ Bucket, Key: sourceKey(hash), Body: zip, ContentType: 'application/zip' })),
      );
    },

    async empty() {
      const Bucket = await bucket();
      if (Bucket) await unlessMissing(markTransient(emptyBucket(s3, Bucket)), 'NoSuchBucket');
    },
  };
}

import { type CloudFormationClient, DescribeStackResourceCommand } from '@aws-sdk/client-cloudformation';
import { DeleteObjectsCommand, PutObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import { imageBuild } from '../../../config/names.ts';
import type { Sources } from '../../image/ports.ts';
import { unlessMissing } from '../missing.ts';
import { passing } from './passing.ts';

/** Where the source of a hash is in the bucket. */
export const sourceKey = (hash: string) => `${hash}.zip`;

/** The name of the image stack's bucket. Undefined when there is no such stack, or no bucket in it. */
export async function sourcesBucket(
  cloudFormation: CloudFormationClient,
  StackName: string,
): Promise<string | undefined> {
  const command = new DescribeStackResourceCommand({ StackName, LogicalResourceId: imageBuild.sources });
  const answer = await unlessMissing(passing(cloudFormation.send(command)), 'ValidationError'); // CloudFormation's word for much
  return answer?.StackResourceDetail?.PhysicalResourceId;
}

/** The image stack's bucket. */
export function sources(s3: S3Client, bucket: () => Promise<string | undefined>): Sources {
  return {
    async put(hash, zip) {
      const Bucket = await bucket();
      if (!Bucket) throw new Error('The stack that builds the image has no bucket.');
      await passing(
        s3.send(new PutObjectCommand({ Bucket, Key: sourceKey(hash), Body: zip, ContentType: 'application/zip' })),
      );
    },

    async empty() {
      const Bucket = await bucket();
      if (Bucket) await unlessMissing(passing(emptied(s3, Bucket)), 'NoSuchBucket');
    },
  };
}

async function emptied(client: S3Client, Bucket: string): Promise<void> {
  for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket })) {
    if (Contents.length === 0) continue;
    const Objects = Contents.map(({ Key }) => ({ Key }));
    const { Errors: [error] = [] } = await client.send(
      new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }),
    );
    if (error) throw new Error(`${Bucket} keeps ${error.Key}: ${error.Message}`);
  }
}

import { DescribeImagesCommand, DescribeRepositoriesCommand, type ECRClient } from '@aws-sdk/client-ecr';
import type { BuildProgress, Clock, ImagePorts, Registry } from '../../image/ports.ts';
import type { ImageStackRef } from '../../image/where.ts';
import type { AwsClients } from '../clients.ts';
import { unlessMissing } from '../missing.ts';
import { markTransient } from '../transient.ts';
import { buildLog } from './build-log.ts';
import { builds } from './builds.ts';
import { imageStack, type StackContent } from './image-stack.ts';
import { sources, sourcesBucket } from './sources.ts';

/** Everything that building an image needs of AWS. The content is of no interest to whoever removes it. */
export function imagePorts(
  clients: AwsClients,
  where: ImageStackRef,
  { watch, clock }: { watch: BuildProgress; clock: Clock },
  content?: StackContent,
): ImagePorts {
  const bucket = () => sourcesBucket(clients.cloudFormation(), where.stack);
  return {
    registry: registry(clients.ecr(), where.repository),
    stack: imageStack(clients.cloudFormation(), where.stack, content),
    sources: sources(clients.s3(), bucket),
    builds: builds(clients.codeBuild(), where.stack, bucket, buildLog(clients.logs())),
    clock,
    watch,
  };
}

/** One repository of ECR. */
export const registry = (ecr: ECRClient, repositoryName: string): Registry => ({
  async image(imageTag) {
    const [found, images] = await Promise.all([
      unlessMissing(
        markTransient(ecr.send(new DescribeRepositoriesCommand({ repositoryNames: [repositoryName] }))),
        'RepositoryNotFoundException',
      ),
      unlessMissing(
        markTransient(ecr.send(new DescribeImagesCommand({ repositoryName, imageIds: [{ imageTag }] }))),
        'RepositoryNotFoundException',
        'ImageNotFoundException',
      ),
    ]);
    const repository = found?.repositories?.[0]?.repositoryUri;
    const digest = images?.imageDetails?.[0]?.imageDigest;
    if (!repository) return undefined;
    return digest ? { repository, digest } : { repository };
  },
});

import { DescribeImagesCommand, DescribeRepositoriesCommand, type ECRClient } from '@aws-sdk/client-ecr';
import type { Registry } from '../../image/ports.ts';
import { unlessMissing } from '../missing.ts';
import { passing } from './passing.ts';

/** One repository of ECR. */
export const registry = (ecr: ECRClient, repositoryName: string): Registry => ({
  async image(imageTag) {
    const [found, images] = await Promise.all([
      unlessMissing(
        passing(ecr.send(new DescribeRepositoriesCommand({ repositoryNames: [repositoryName] }))),
        'RepositoryNotFoundException',
      ),
      unlessMissing(
        passing(ecr.send(new DescribeImagesCommand({ repositoryName, imageIds: [{ imageTag }] }))),
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

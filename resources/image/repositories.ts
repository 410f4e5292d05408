import { ECRRepository } from '@awboost/cfn-resource-types/AWS-ECR-Repository';
import { imageRepositoryName, layersRepositoryName } from '../../config/names.ts';
import type { Template } from '../template.ts';

/** So many images can be gone back to. One that is running was pushed last, unless so many deploys after it were rolled back. */
const imagesKept = 50;

const expire = { type: 'expire' } as const;
const untagged = {
  rulePriority: 1,
  description: 'What no tag names, nobody can ask for',
  selection: { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 1 },
  action: expire,
};
/** https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html */
const lifecycle = (...rules: object[]) => ({ LifecyclePolicyText: JSON.stringify({ rules }) });

/** Where the images are, and the layers that builds take over from one another. Both go with the stack, whatever is in them. */
export function imageRepositories(template: Template, stack: string) {
  const images = template.use(
    new ECRRepository('Images', {
      RepositoryName: imageRepositoryName(stack),
      ImageTagMutability: 'IMMUTABLE', // a hash names one image, for good
      ImageScanningConfiguration: { ScanOnPush: true },
      LifecyclePolicy: lifecycle(untagged, {
        rulePriority: 2,
        description: `The last ${imagesKept}`,
        selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: imagesKept },
        action: expire,
      }),
      EmptyOnDelete: true,
    }),
  );
  const layers = template.use(
    new ECRRepository('Layers', {
      RepositoryName: layersRepositoryName(stack),
      // A repository of its own, so that no exception to the above is needed: every build writes the same tag.
      ImageTagMutability: 'MUTABLE',
      LifecyclePolicy: lifecycle(untagged),
      EmptyOnDelete: true,
    }),
  );
  return { images, layers };
}

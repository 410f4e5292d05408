import { armRegions, regionsWithoutArm } from './arm-regions.ts';
import { type Finding, failure, ok, warning } from './finding.ts';
import type { Wanted } from './wanted.ts';

/** Whether CodeBuild has machines of the processors that the image is for. */
export function imageBuild({ architecture, place: { region } }: Pick<Wanted, 'architecture' | 'place'>): Finding {
  if (architecture === 'x86_64' || armRegions.includes(region)) {
    return ok('image-build', `CodeBuild builds for ${architecture} in ${region}`);
  }
  if (regionsWithoutArm.includes(region)) {
    return failure(
      'image-build',
      `CodeBuild has no ARM machines in ${region}, so it can't build an image for arm64.`,
      "Set architecture: 'x86_64' for the stage.",
    );
  }
  return warning(
    'image-build',
    `AWS doesn't document whether CodeBuild has ARM machines in ${region}.`,
    "If the image can't be built, set architecture: 'x86_64' for the stage.",
  );
}

import { failure, ok, type PreflightFinding, warning } from './finding.ts';
import type { PlannedStage } from './wanted.ts';

/** Whether CodeBuild has machines of the processors that the image is for. */
export function imageBuild({
  architecture,
  place: { region },
}: Pick<PlannedStage, 'architecture' | 'place'>): PreflightFinding {
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

/**
 * Where CodeBuild builds for ARM. AWS publishes one list for machines that are reserved and none for those that it lends by the build, so
 * both of its documents count: CreateFleet's `ARM_CONTAINER` (read in November 2026) and the last edition of the user guide that named
 * regions (June 2023), which says "only available in these Regions".
 * https://docs.aws.amazon.com/codebuild/latest/APIReference/API_CreateFleet.html
 * https://github.com/awsdocs/aws-codebuild-user-guide/blob/main/doc_source/build-env-ref-compute-types.md
 */
export const armRegions: readonly string[] = [
  ...['us-east-1', 'us-east-2', 'us-west-2', 'sa-east-1', 'eu-central-1', 'eu-west-1'],
  ...['ap-northeast-1', 'ap-south-1', 'ap-southeast-1', 'ap-southeast-2'],
];

/** Those that the same page of the user guide names for other machines, and leaves out for ARM. */
export const regionsWithoutArm: readonly string[] = [
  ...['us-west-1', 'ca-central-1', 'eu-north-1', 'eu-west-2', 'eu-west-3'],
  ...['ap-east-1', 'ap-northeast-2', 'me-south-1'],
];

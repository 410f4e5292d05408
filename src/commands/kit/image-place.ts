import { imageRepositoryName, imageStackName, stackName } from '../../../config/names.ts';
import { type StageName, settingsOf } from '../../../config/stages.ts';
import type { ImageStackRef } from '../../image/where.ts';

/** Where a stage's image is built and kept. */
export function imagePlace(stage: StageName): ImageStackRef {
  const { place } = settingsOf(stage);
  const stack = stackName(stage, place);
  return { stage, region: place.region, stack: imageStackName(stack), repository: imageRepositoryName(stack) };
}

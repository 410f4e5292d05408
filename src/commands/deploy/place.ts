import { appLogGroupName } from '../../../config/names.ts';
import { type StageName, settingsOf } from '../../../config/stages.ts';
import type { Where } from '../../power/verify-words.ts';

/** Where to look for a stage's apps. */
export function placeOf(stage: StageName): Where {
  const { place } = settingsOf(stage);
  return { stage, region: place.region, logGroup: app => appLogGroupName(place, stage, app) };
}

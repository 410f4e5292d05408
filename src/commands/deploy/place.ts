import { appLogGroupName } from '../../../config/names.ts';
import { type StageName, settingsOf } from '../../../config/stages.ts';
import type { LogLocation } from './verification-text.ts';

/** Where to look for a stage's apps. */
export function placeOf(stage: StageName): LogLocation {
  const { place } = settingsOf(stage);
  return { stage, region: place.region, logGroup: app => appLogGroupName(place, stage, app) };
}

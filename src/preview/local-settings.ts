import { demandSound } from '../../config/check.ts';
import { completeStage } from '../../config/settings/stage.ts';
import { settingsOf } from '../../config/stages.ts';

demandSound('local', settingsOf('local'));

/** What the preview runs. Whoever imports it throws `UnsoundSettings` first, before anything is started. */
export const localSettings = completeStage(settingsOf('local'));

import { demandSound } from '../../config/check.ts';
import { completeStage } from '../../config/settings/stage.ts';
import { settingsOf } from '../../config/stages.ts';

demandSound('local', settingsOf('local'));

/** The preview's settings. Importing this module throws for invalid settings, before anything is started. */
export const localSettings = completeStage(settingsOf('local'));

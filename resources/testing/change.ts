import type { StageSettings } from '../../config/settings/stage.ts';
import type { Difference } from './difference.ts';

/** One setting changed alone, and everything that becomes different by it. */
export interface Change {
  /** Its path as in docs/settings.md. */
  setting: string;
  /** What it is changed from, where that is not the least a stage can say. */
  from?: StageSettings;
  to: StageSettings;
  changes: Difference;
}

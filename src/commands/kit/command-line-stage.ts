import { parseArgs } from 'node:util';
import { demandSound } from '../../../config/check.ts';
import { type StageName, settingsOf, stageNamed } from '../../../config/stages.ts';

/** The stage of the command line with its checked settings. Exits with 2 if one is invalid: osls would print a stack trace and exit with 1. */
export function commandLineStage() {
  const { values } = parseArgs({ strict: false, options: { stage: { type: 'string', short: 's', default: 'dev' } } });
  try {
    const stage: StageName = stageNamed(String(values.stage));
    const settings = settingsOf(stage);
    demandSound(stage, settings);
    return { stage, settings };
  } catch (error) {
    console.error(`✗ ${error instanceof Error ? error.message : error}`);
    process.exit(2);
  }
}

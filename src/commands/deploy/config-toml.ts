import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listed } from '../../../config/checks/problem.ts';
import { checkConfigToml } from '../../../config/config-toml.ts';
import { settingsOf } from '../../../config/stages.ts';
import { type Deploying, Refusal } from './deploying.ts';

/** Streamlit's own settings, for all apps. */
export const configFile = join(import.meta.dirname, '..', '..', '..', 'streamlit', '.streamlit', 'config.toml');

/** Refuses what Streamlit's own settings promise to visitors and an app cannot hold. */
export async function configToml({ stage }: Pick<Deploying, 'stage'>, file = configFile): Promise<void> {
  const problems = checkConfigToml(settingsOf(stage), existsSync(file) ? readFileSync(file, 'utf8') : '');
  if (problems.length > 0) throw new Refusal(listed(`Stage ${stage}`, problems));
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listed } from '../../../config/checks/problem.ts';
import { checkConfigToml } from '../../../config/config-toml.ts';
import { settingsOf } from '../../../config/stages.ts';
import { staleLocks } from '../../image/lock.mjs';
import { type Deploying, DeployRefused } from './deploying.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** Refuses a deploy while a lock file does not match the requirements it was made from. */
export async function lock(_deploying: unknown, folder = root): Promise<void> {
  const stale = await staleLocks(path => readFileSync(join(folder, path), 'utf8'));
  if (stale) throw new DeployRefused(stale);
}

/** Streamlit's own settings, which apply to every app. */
export const configFile = join(import.meta.dirname, '..', '..', '..', 'streamlit', '.streamlit', 'config.toml');

/** Refuses values in Streamlit's own settings that an app could not serve. */
export async function configToml({ stage }: Pick<Deploying, 'stage'>, file = configFile): Promise<void> {
  const problems = checkConfigToml(settingsOf(stage), existsSync(file) ? readFileSync(file, 'utf8') : '');
  if (problems.length > 0) throw new DeployRefused(listed(`Stage ${stage}`, problems));
}

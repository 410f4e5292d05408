import { readEnvironment } from '../../../config/environment.ts';
import { type OriginPattern, originOf } from '../../../config/origins.ts';
import type { PowerSettings } from '../../power/settings.ts';
import { guardedApps } from '../guarded-apps.ts';
import type { GuardedApp } from '../visit.ts';

/** An app in front of which the waiting page is. */
export interface WakingApp extends GuardedApp {
  /** Its own origin: forms come from there. */
  origin: string;
  healthPath: string;
  power: PowerSettings;
}

/** The apps by host: of a stage's settings and of what was deployed with them. */
export type WakingApps = ReadonlyMap<string, WakingApp>;

export function deployedApps(): WakingApps {
  const variables = readEnvironment('wake');
  return guardedApps(variables, app => ({
    origin: originOf(variables.pattern as OriginPattern, app.host),
    healthPath: app.healthPath,
    power: app,
  }));
}

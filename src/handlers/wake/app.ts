import type { readEnvironment } from '../../../config/environment.ts';
import type { PowerSettings } from '../../power/settings.ts';
import { guardedApps } from '../guarded-apps.ts';
import type { GuardedApp, VisitTo } from '../visit.ts';

/** An app in front of which the waiting page is. */
export interface WakingApp extends GuardedApp {
  healthPath: string;
  power: PowerSettings;
}

/** The apps by host: of a stage's settings and of what was deployed with them. */
export type WakingApps = ReadonlyMap<string, WakingApp>;

export const deployedApps = (variables: ReturnType<typeof readEnvironment<'wake'>>): WakingApps =>
  guardedApps(variables, app => ({ healthPath: app.healthPath, power: app }));

/** A request of somebody whom the app admits. */
export type WakeVisit = VisitTo<WakingApp>;

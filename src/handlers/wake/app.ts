import type { readEnvironment } from '../../../config/environment.ts';
import type { PowerSettings } from '../../power/settings.ts';
import { guardedApps } from '../guarded-apps.ts';
import type { GuardedApp, VisitTo } from '../visit.ts';

/** An app that the waiting page answers for. */
export interface WakingApp extends GuardedApp {
  healthPath: string;
  power: PowerSettings;
}

/** The apps by host, from the settings and the deployed variables. */
export type WakingApps = ReadonlyMap<string, WakingApp>;

export const deployedApps = (variables: ReturnType<typeof readEnvironment<'wake'>>): WakingApps =>
  guardedApps(variables, app => ({ healthPath: app.healthPath, power: app }));

/** A request of a person with access. */
export type WakeVisit = VisitTo<WakingApp>;

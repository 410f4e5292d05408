import type { Hours } from './hours.ts';

/** What of an app's settings decides when it runs. config/settings/app.ts says what each means. */
export interface PowerSettings {
  hours?: Hours;
  idleMinutes?: number;
  leaseHours: number;
  graceMinutes: number;
  minUptimeMinutes: number;
  wakeOutsideHours: boolean;
  replicas: number;
}

/** How long nobody needs to be connected for a lease to lapse, where the app says nothing of idling. */
export const leaseIdleMinutes = 30;

/** Least `idleMinutes`: below, the metric is too coarse and too late to tell. Also how recent "connected now" is. */
export const minIdleMinutes = 5;

import type { Temporal } from 'temporal-polyfill';
import { markMinutes } from '../../power/verify.ts';
import type { DeployOsls, Reconciler } from './deploying.ts';

/** Which apps a deploy has marked, from one of osls' events to the next. */
export const markedApps = new WeakMap<DeployOsls, readonly string[]>();

/** Keeps apps awake, or has them woken at the reconciler's next run. */
export async function mark({ notes }: Reconciler, apps: readonly string[], now: Temporal.Instant): Promise<void> {
  const until = now.add({ minutes: markMinutes });
  await Promise.all(apps.map(app => notes.putMark(app, { until })));
}

export async function unmark({ notes }: Reconciler, apps: readonly string[]): Promise<void> {
  await Promise.all(apps.map(app => notes.deleteMark(app)));
}

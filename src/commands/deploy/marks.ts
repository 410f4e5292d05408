import type { Temporal } from 'temporal-polyfill';
import { markMinutes } from '../../power/verify.ts';
import type { DeployOsls, Reconciler } from './deploying.ts';

/** The apps that a deploy has marked, kept from one osls event to the next. */
export const markedApps = new WeakMap<DeployOsls, readonly string[]>();

/** Marks apps, so that the reconciler wakes them and keeps them awake. */
export async function mark({ notes }: Reconciler, apps: readonly string[], now: Temporal.Instant): Promise<void> {
  const until = now.add({ minutes: markMinutes });
  await Promise.all(apps.map(app => notes.putMark(app, { until })));
}

export async function unmark({ notes }: Reconciler, apps: readonly string[]): Promise<void> {
  await Promise.all(apps.map(app => notes.deleteMark(app)));
}

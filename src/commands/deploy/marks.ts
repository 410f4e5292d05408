import { Temporal } from 'temporal-polyfill';
import { stackName } from '../../../config/names.ts';
import { settingsOf } from '../../../config/stages.ts';
import { type DeployedPower, deployedPower } from '../../aws/power/deployed.ts';
import { markMinutes } from '../../power/verify.ts';
import type { Deploying, Osls } from './deploying.ts';

/** Which apps a deploy has marked, from one of osls' events to the next. */
export const marked = new WeakMap<Osls, readonly string[]>();

/** What is deployed of the apps' power; undefined where there is nothing yet, or not this. */
export const powerOf = ({ stage, clients }: Pick<Deploying, 'stage' | 'clients'>) =>
  deployedPower(clients, stackName(stage, settingsOf(stage).place));

/** Keeps apps awake, or has them woken at the reconciler's next look. */
export async function mark({ notes }: DeployedPower, apps: readonly string[]): Promise<void> {
  const until = Temporal.Now.instant().add({ minutes: markMinutes });
  await Promise.all(apps.map(app => notes.putMark(app, { until })));
}

export async function unmark({ notes }: DeployedPower, apps: readonly string[]): Promise<void> {
  await Promise.all(apps.map(app => notes.deleteMark(app)));
}

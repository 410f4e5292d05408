import { expect } from '@jest/globals';
import type { PowerPorts } from '../ports.ts';
import { type Reconciliation, reconcile } from '../reconcile.ts';
import type { PowerSettings } from '../settings.ts';
import { Cloud } from './cloud.ts';
import { anApp } from './observations.ts';

/** An app that sleeps after five min with no one connected. */
export const idle = anApp({ idleMinutes: 5, minUptimeMinutes: 5 });
export const run = (cloud: Cloud, app = idle) => reconcileOne(cloud.ports, app);

/** A run of which only one app is of interest. Rejects with what went wrong with it. */
export async function reconcileOne(ports: PowerPorts, settings: PowerSettings, app = 'sales'): Promise<Reconciliation> {
  const outcome = (await reconcile(ports, { [app]: settings })).get(app);
  if (!outcome) throw new Error(`Nothing became of ${app}.`);
  if ('error' in outcome) throw outcome.error;
  return outcome;
}

/** Minutes of a healthy world: copies report, the schedule runs. */
export async function pass(cloud: Cloud, minutes: number, app = idle) {
  for (let minute = 0; minute < minutes; minute++) {
    cloud.clock += 60;
    cloud.report(30);
    await run(cloud, app).catch(() => undefined);
  }
}

/** Minutes until something is so. Fails after an hour, instead of going on for ever. */
export async function passUntil(cloud: Cloud, is: () => boolean) {
  for (let minute = 0; !is(); minute++) {
    if (minute === 60) throw new Error('It is not so after an hour.');
    await pass(cloud, 1);
  }
}

export function lease(cloud: Cloud, id = `${cloud.clock}`) {
  const until = cloud.now().add({ hours: 4 });
  cloud.wishes = { ...cloud.wishes, lease: { id, at: cloud.now(), until, by: 'ana' } };
}

/** An app that was woken and is awake. */
export async function awake(): Promise<Cloud> {
  const cloud = new Cloud();
  lease(cloud);
  await run(cloud);
  await pass(cloud, 2);
  expect(cloud.calls).toEqual(['count 1', 'route app']);
  cloud.calls = [];
  return cloud;
}

/** One that is about to end the copies. */
export async function leaving(): Promise<Cloud> {
  const cloud = await awake();
  await passUntil(cloud, () => (cloud.record?.leaving?.looks ?? 0) >= 3);
  cloud.clock += 60;
  cloud.report(0);
  cloud.calls = [];
  return cloud;
}

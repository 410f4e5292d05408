import { setTimeout as delay } from 'node:timers/promises';
import type { DeployedPower } from '../../aws/power/deployed.ts';
import { isBefore } from '../../kit/instants.ts';
import type { PowerSettings } from '../../power/settings.ts';
import { type PowerStatus, powerStatus } from './power-status.ts';

/** As the waiting page does: the reconciler comes by itself only once a minute. */
export const pause = () => delay(5_000);
const withinMinutes = 10;

export interface WakeResult {
  outcome: 'ready' | 'failed' | 'timed-out';
  status: PowerStatus;
}

/** While somebody waits. */
export interface WakeObserver {
  /** Called at each look. */
  saw(status: PowerStatus): void;
  /** Until the next one. */
  pause(): Promise<void>;
}

/** Has the reconciler at it until visitors get to the app, ECS says why they cannot, or ten minutes are over. */
export async function waitUntilReady(
  power: Pick<DeployedPower, 'ports' | 'run'>,
  app: string,
  settings: PowerSettings,
  { saw, pause }: WakeObserver,
): Promise<WakeResult> {
  const { now } = power.ports();
  const last = now().add({ minutes: withinMinutes });
  for (;;) {
    const status = await powerStatus(power.ports(), app, settings);
    saw(status);
    if (isReady(status)) return { outcome: 'ready', status };
    if (status.state === 'failed') return { outcome: 'failed', status };
    if (isBefore(last, now())) return { outcome: 'timed-out', status };
    await pause();
    // What it could not do now it tries again in a minute; only how far the app is counts.
    await power.run(app).catch(() => undefined);
  }
}

const isReady = ({ copies, visitors }: PowerStatus) => visitors === 'app' && copies !== 'unknown' && copies.healthy > 0;

/** How far it is, by what is there. */
export function wakeProgressText({ copies, visitors }: PowerStatus): string {
  if (copies === 'unknown') return 'Status unknown …';
  if (copies.desired === 0) return 'Wake requested …';
  if (copies.running === 0) return 'Starting an instance …';
  if (copies.healthy === 0) return 'Running; waiting for the health check …';
  return visitors === 'app' ? 'Ready.' : 'Healthy; switching visitors to it …';
}

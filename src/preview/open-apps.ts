import { setTimeout as delay } from 'node:timers/promises';
import type { PowerReport } from '../power/report.ts';

/** Invokes a deployed function. */
export type InvokeFunction = (event: string) => Promise<{ failed: boolean; payload: string }>;

/** The apps are already healthy, so this only waits for the embedded AWS. */
const withinSeconds = 30;
const everyMs = 500;

/**
 * Invokes the deployed reconciler until every app that should be awake is open: its schedule begins only a minute after the
 * deploy. Apps that should be asleep keep their waiting page. Rejects after 30 s with the function's last answer.
 */
export async function openApps(invoke: InvokeFunction): Promise<void> {
  const end = Date.now() + withinSeconds * 1000;
  for (;;) {
    const { failed, payload } = await invoke('{}');
    if (!failed && !waking(payload)) return;
    if (Date.now() > end)
      throw new Error(`The apps were not open within ${withinSeconds} s. scale-to-zero answered: ${payload}`);
    await delay(everyMs);
  }
}

const waking = (payload: string) =>
  (JSON.parse(payload) as { apps: PowerReport[] }).apps.some(({ state }) => state === 'waking');

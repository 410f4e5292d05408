import { setTimeout as delay } from 'node:timers/promises';
import type { PowerReport } from '../power/report.ts';

/** What calling a deployed function comes to. */
export type InvokeFunction = (event: string) => Promise<{ failed: boolean; payload: string }>;

/** The apps are healthy by then: what is missing are the answers of an embedded AWS. */
const withinSeconds = 30;
const everyMs = 500;

/**
 * Has the deployed reconciler look at the apps now, as its schedule does only a minute after the deploy, until each that is to be
 * awake is open. One that is to be asleep stays behind its waiting page. Rejects, with what the function said last, after half a minute.
 */
export async function openApps(invoke: InvokeFunction): Promise<void> {
  const end = Date.now() + withinSeconds * 1000;
  for (;;) {
    const { failed, payload } = await invoke('{}');
    if (!failed && !waking(payload)) return;
    if (Date.now() > end)
      throw new Error(`The apps were not open within ${withinSeconds} s. scale-to-zero said: ${payload}`);
    await delay(everyMs);
  }
}

const waking = (payload: string) =>
  (JSON.parse(payload) as { apps: PowerReport[] }).apps.some(({ state }) => state === 'waking');

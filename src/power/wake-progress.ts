import type { Temporal } from 'temporal-polyfill';
import type { PowerDecision } from './decide.ts';
import { currentLease } from './lease.ts';
import type { PowerRecord, Wishes } from './observation.ts';
import type { PowerPorts } from './ports.ts';
import { firstRecord } from './remember.ts';
import type { PowerSettings } from './settings.ts';
import { decideIfStopped } from './wake.ts';

/** How far a wake has come. `starting`: copies are wanted, none runs yet. `ready`: visitors are sent to the app. */
export type WakeStep = 'asked' | 'starting' | 'checking' | 'ready';

/** How far the app is from being there for visitors; undefined: nobody is waking it. `decision`: what is wanted of it. */
export function wakeStep({ state, upSince, runningSince }: PowerRecord, decision: PowerDecision): WakeStep | undefined {
  switch (state) {
    case 'awake':
    case 'draining':
      return 'ready';
    case 'waking':
    case 'failed':
      if (runningSince) return 'checking';
      return upSince ? 'starting' : 'asked';
    case 'asleep':
    case 'leaving':
      return decision.target === 'awake' ? 'asked' : undefined;
  }
}

/** When the wake that is under way began: with the copies or, before there are any, with the lease. */
export function wakeBegan(wishes: Wishes, record: PowerRecord, now: Temporal.Instant): Temporal.Instant {
  if (record.state === 'waking' || record.state === 'failed') return record.upSince ?? record.since;
  return currentLease(wishes, record)?.at ?? now;
}

/** The apps that visitors may be waiting for, by what is noted of them. Of which nothing could be read is none: its minute comes. */
export async function waitingApps(
  { notes, now }: Pick<PowerPorts, 'notes' | 'now'>,
  apps: Readonly<Record<string, PowerSettings>>,
): Promise<string[]> {
  const noted = notes.readAll(Object.keys(apps));
  const waiting = await Promise.all(
    Object.entries(apps).map(async ([app, settings]) => {
      const found = await noted.get(app)?.catch(() => undefined);
      if (!found) return [];
      const at = now();
      const { wishes, record = firstRecord(at) } = found;
      const stage = wakeStep(record, decideIfStopped({ wishes, record }, settings, at));
      return stage === undefined || stage === 'ready' ? [] : [app];
    }),
  );
  return waiting.flat();
}

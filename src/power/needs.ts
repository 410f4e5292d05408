import type { Temporal } from 'temporal-polyfill';
import { decide } from './decide.ts';
import { nextStep } from './next-step.ts';
import type { Observation } from './observation.ts';
import { canShowNobody } from './presence.ts';
import type { PowerSettings } from './settings.ts';
import { missesSamples } from './troubles.ts';

// Two facts take a request for each app. What depends on neither is decided without them.

/** Whether what is done with an app, or said of it, depends on who is connected. */
export function needsSessions(seen: Omit<Observation, 'sessions'>, app: PowerSettings, now: Temporal.Instant): boolean {
  const { service, record } = seen;
  if (service === 'unknown' || service.desiredCount === 0) return false;
  if (!canShowNobody({ now, upSince: record.upSince ?? now })) return false;
  let read = false;
  const watched: Observation = {
    ...seen,
    get sessions() {
      read = true;
      return 'unknown' as const;
    },
  };
  nextStep(watched, decide(watched, app, now), app, now);
  return read || missesSamples(record, now);
}

/** Whether it depends on how many copies are healthy; how many are where that is known without a request. */
export function needsHealth(seen: Observation, app: PowerSettings, now: Temporal.Instant): boolean | 'none-runs' {
  const { service, route } = seen;
  if (service === 'unknown' || service.desiredCount === 0) return false;
  const { target } = decide(seen, app, now);
  if (target !== 'awake' && target !== 'draining') return false;
  // Visitors who are at the app stay there until the load balancer itself says that no copy is healthy.
  return service.runningCount === 0 && route === 'wake' ? 'none-runs' : true;
}

import { Temporal } from 'temporal-polyfill';
import type { Observation, Sample, Service } from '../observation.ts';
import { firstRecord } from '../remember.ts';
import type { PowerSettings } from '../settings.ts';

/** A Monday in winter, 10:00 in UTC. */
export const now = Temporal.Instant.from('2026-11-30T10:00:00Z');

/** `-5` is five minutes before now. */
export const minutes = (count: number) => now.add({ minutes: count });

/** Open weekdays from 8 to 18. */
export const officeHours = {
  timeZone: 'UTC',
  open: [{ days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '08:00', to: '18:00' }],
} as const;

/** What an app says of its power, the rest being the defaults. */
export const anApp = (more: Partial<PowerSettings> = {}): PowerSettings => ({
  leaseHours: 4,
  graceMinutes: 60,
  minUptimeMinutes: 15,
  wakeOutsideHours: true,
  replicas: 1,
  ...more,
});

/** Reports of every minute of the last hour and a half: so many people each minute, `sessions(minutes ago)`. */
export const samples = (sessions: (ago: number) => number | undefined): Sample[] =>
  Array.from({ length: 90 }, (_, index) => 90 - index).flatMap(ago => {
    const connected = sessions(ago);
    return connected === undefined ? [] : [{ minute: minutes(-ago), sessions: connected, reports: 1 }];
  });

/** An app that has been up for hours with nobody connected. */
export function observation(
  more: Partial<Omit<Observation, 'service'>> & { service?: Partial<Service> | 'unknown' } = {},
): Observation {
  const service: Service = { desiredCount: 1, runningCount: 1, rollout: 'completed', healthyTargets: 1 };
  return {
    route: 'app',
    sessions: samples(() => 0),
    wishes: {},
    record: { ...firstRecord(minutes(-300)), state: 'awake', upSince: minutes(-300), runningSince: minutes(-299) },
    ...more,
    service: more.service === 'unknown' ? 'unknown' : { ...service, ...more.service },
  };
}

/** An app that sleeps. */
export const asleep = (more: Partial<Observation> = {}): Observation =>
  observation({
    route: 'wake',
    sessions: [],
    record: firstRecord(minutes(-300)),
    ...more,
    service: { desiredCount: 0, runningCount: 0, healthyTargets: 0 },
  });

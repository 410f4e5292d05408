import type { Temporal } from 'temporal-polyfill';
import { isBefore } from '../kit/instants.ts';
import type { PowerDecision } from './decide.ts';
import { stretchAt } from './hours.ts';
import type { Observation, PowerRecord } from './observation.ts';
import type { PowerSettings } from './settings.ts';

/** What somebody should be told of. Each has a metric filter and an alarm under its name. */
export type Trouble = 'notHealthy' | 'leftOn' | 'samplesMissing';

/** From the wake until an app that is not healthy is a trouble. Most take one. */
const healthyWithinMinutes = 10;
const samplesWithinMinutes = 60;

/** Whether it is long enough ago that an app was woken for its samples to be missed. */
export const missesSamples = ({ upSince }: Pick<PowerRecord, 'upSince'>, now: Temporal.Instant): boolean =>
  upSince !== undefined && !isBefore(now, upSince.add({ minutes: samplesWithinMinutes }));

/** What is wrong with an app that nobody would see otherwise. */
export function troubles(
  seen: Observation,
  decision: PowerDecision,
  app: PowerSettings,
  now: Temporal.Instant,
): Trouble[] {
  const { service, sessions, record, wishes } = seen;
  const { upSince } = record;
  if (service === 'unknown' || service.desiredCount === 0 || !upSince) return [];
  const longerThan = (since: Temporal.Instant | undefined, duration: { hours?: number; minutes?: number }) =>
    since !== undefined && !isBefore(now, since.add(duration));

  const { open, since: closedSince } = stretchAt(app.hours, now);
  const held = wishes.hold?.target === 'awake' && isBefore(now, wishes.hold.until);
  const lease = { hours: app.leaseHours, minutes: app.graceMinutes };
  const none =
    sessions !== 'unknown' && !sessions.some(({ minute }) => !longerThan(minute, { minutes: samplesWithinMinutes }));
  const found: [Trouble, boolean][] = [
    [
      'notHealthy',
      decision.target === 'awake' &&
        service.healthyTargets === 0 &&
        longerThan(upSince, { minutes: healthyWithinMinutes }),
    ],
    [
      'leftOn',
      !open && !held && longerThan(upSince, lease) && (closedSince === undefined || longerThan(closedSince, lease)),
    ],
    ['samplesMissing', none && (service.healthyTargets ?? 0) > 0 && missesSamples(record, now)],
  ];
  return found.filter(([, holds]) => holds).map(([trouble]) => trouble);
}

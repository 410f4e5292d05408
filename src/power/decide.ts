import { Temporal } from 'temporal-polyfill';
import { isBefore } from '../kit/instants.ts';
import { stretchAt } from './hours.ts';
import { currentLease, idleMinutesOf } from './lease.ts';
import type { Hold, Observation } from './observation.ts';
import { presence } from './presence.ts';
import { minIdleMinutes, type PowerSettings } from './settings.ts';

/** Why an app should be awake or asleep. The codes appear in logs, records and commands. */
export type PowerReason =
  | 'unknown'
  | 'verifying'
  | 'rolling-out'
  | 'held-awake'
  | 'held-asleep'
  | 'leased'
  | 'open'
  | 'in-use'
  | 'maybe-in-use'
  | 'just-opened'
  | 'just-started'
  | 'draining'
  | 'grace-over'
  | 'closed'
  | 'idle';

export interface PowerDecision {
  /** `draining`: connected people stay, and nothing changes. `leave`: too little is known to change anything. */
  target: 'awake' | 'draining' | 'asleep' | 'leave';
  reason: PowerReason;
  /** When the decision may change. Absent: not foreseeable. */
  until?: Temporal.Instant;
  /** The hold that decided, if one did. */
  hold?: Hold;
}

type Instant = Temporal.Instant;

/** Decides whether an app runs. First match wins. Fails awake: in doubt someone is connected. */
export function decide(seen: Observation, app: PowerSettings, now: Instant): PowerDecision {
  const { service, route, wishes, record } = seen;
  if (service === 'unknown' || route === 'unknown') return { target: 'leave', reason: 'unknown' };

  const runs = service.desiredCount > 0;
  const { hold, mark } = wishes;
  if (mark && isBefore(now, mark.until)) return { target: 'awake', reason: 'verifying', until: mark.until };
  if (runs && service.rollout === 'in-progress') return { target: 'awake', reason: 'rolling-out' };
  if (hold && isBefore(now, hold.until)) return held(hold);

  const upSince = record.upSince ?? now;
  const watched = { now, copies: service.desiredCount, upSince };
  const connected = (minutes: number) => (runs ? presence(seen.sessions, { ...watched, minutes }) : 'nobody');

  const lease = currentLease(wishes, record);
  if (lease && isBefore(now, lease.until)) {
    const minutes = idleMinutesOf(app);
    const lapses = lease.at.add({ minutes });
    if (isBefore(now, lapses) || connected(minutes) !== 'nobody') {
      return { target: 'awake', reason: 'leased', until: lease.until };
    }
  }

  const { open, since, until } = stretchAt(app.hours, now);
  const { idleMinutes } = app;
  if (open) {
    const change = until ? { until } : {};
    if (idleMinutes === undefined) return { target: 'awake', reason: 'open', ...change };
    const who = connected(idleMinutes);
    if (who !== 'nobody') return { target: 'awake', reason: who === 'somebody' ? 'in-use' : 'maybe-in-use', ...change };
    const settling = since?.add({ minutes: idleMinutes });
    if (settling && isBefore(now, settling)) return { target: 'awake', reason: 'just-opened', until: settling };
    const proven = upSince.add({ minutes: app.minUptimeMinutes });
    if (runs && isBefore(now, proven)) return { target: 'awake', reason: 'just-started', until: proven };
    return { target: 'asleep', reason: 'idle' };
  }

  const opens = until ? { until } : {};
  if (connected(minIdleMinutes) === 'nobody') return { target: 'asleep', reason: 'closed', ...opens };
  const ends = latest(now, since, lease?.until).add({ minutes: app.graceMinutes });
  if (isBefore(now, ends)) return { target: 'draining', reason: 'draining', until: ends };
  return { target: 'asleep', reason: 'grace-over', ...opens };
}

const held = (hold: Hold): PowerDecision => ({
  target: hold.target,
  reason: hold.target === 'awake' ? 'held-awake' : 'held-asleep',
  until: hold.until,
  hold,
});

/** The last of these moments that has come. Closed for longer than anybody looks back: any grace is over. */
function latest(now: Instant, ...moments: readonly (Instant | undefined)[]): Instant {
  const past = moments.filter(moment => moment !== undefined).filter(moment => !isBefore(now, moment));
  return past.sort(Temporal.Instant.compare).at(-1) ?? Temporal.Instant.fromEpochMilliseconds(0);
}

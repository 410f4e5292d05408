import type { Temporal } from 'temporal-polyfill';
import { isBefore } from '../../kit/instants.ts';
import { decisionSentence } from '../../pages/power/decision-sentences.ts';
import { decide, type PowerDecision } from '../../power/decide.ts';
import { currentLease } from '../../power/lease.ts';
import type { Hold, Lease, Mark, Observation, PowerState } from '../../power/observation.ts';
import { type ObservationWithProblems, observe } from '../../power/observe.ts';
import { usualWakeTimes } from '../../power/percentiles.ts';
import { nextChanges, timeZoneOf } from '../../power/plan.ts';
import type { PowerPorts } from '../../power/ports.ts';
import { presence } from '../../power/presence.ts';
import { minIdleMinutes, type PowerSettings } from '../../power/settings.ts';

/** What a deployed app is doing. Texts are for people; absent is what there is none of. */
export interface PowerStatus {
  app: string;
  /** The clocks that its hours are told by. */
  timeZone: string;
  /** As the reconciler's last run left it; `unknown` until its first. */
  state: PowerState | 'unknown';
  since: Temporal.Instant;
  /** What is to be, by what is seen now. */
  decision: PowerDecision;
  sentence: string;
  /** Of its hours. */
  nextChange?: { at: Temporal.Instant; open: boolean };
  connected: Connected;
  /** Those that have not ended. */
  lease?: Lease;
  hold?: Hold;
  mark?: Mark;
  copies: { desired: number; running: number; healthy: number } | 'unknown';
  visitors: Observation['route'] | 'unknown';
  /** Seconds until a container ran, and until visitors were sent to it, of the last twenty wakes. */
  wakes?: ReturnType<typeof usualWakeTimes> & { count: number };
  /** When the image was deployed that nobody has seen run. */
  unverified?: Temporal.Instant;
  failure?: { at: Temporal.Instant; reason: string };
  /** What could not be found out, and why. */
  problems: readonly string[];
}

/** The last report of how many people are connected, and whether the reports of the last minutes say that somebody is. */
export interface Connected {
  presence: 'somebody' | 'nobody' | 'unknown';
  /** On the copy that has the most. */
  people?: number;
  /** How old that is. */
  ageSeconds?: number;
}

type Ports = Omit<PowerPorts, 'log'>;

/** Looks at apps as the reconciler does, decides as it would, and changes nothing. */
export const powerStatuses = (ports: Ports, apps: Readonly<Record<string, PowerSettings>>): Promise<PowerStatus[]> => {
  const seen = [...observe(ports, apps, { whole: true })];
  return Promise.all(
    seen.map(async ([app, observed]) => statusOf(app, apps[app] as PowerSettings, await observed, ports.now())),
  );
};

/** The same of one. */
export async function powerStatus(ports: Ports, app: string, settings: PowerSettings): Promise<PowerStatus> {
  const [status] = await powerStatuses(ports, { [app]: settings });
  return status as PowerStatus;
}

function statusOf(
  app: string,
  settings: PowerSettings,
  observed: ObservationWithProblems,
  now: Temporal.Instant,
): PowerStatus {
  const { problems, ...seen } = observed;
  const { service, route, record } = seen;
  const timeZone = timeZoneOf(settings.hours);
  const decision = decide(seen, settings, now);
  const [nextChange] = nextChanges(settings.hours, now, 1);
  const wakes = usualWakeTimes(record.wakes);
  return {
    app,
    timeZone,
    state: record.version === 0 ? 'unknown' : record.state,
    since: record.since,
    decision,
    sentence: decisionSentence(decision, timeZone).en,
    ...(nextChange ? { nextChange } : {}),
    connected: connectedOf(seen, now),
    ...inForce(seen, now),
    copies:
      service === 'unknown'
        ? service
        : { desired: service.desiredCount, running: service.runningCount, healthy: service.healthyTargets ?? 0 },
    visitors: route,
    ...(wakes ? { wakes: { ...wakes, count: record.wakes.length } } : {}),
    ...(record.unverified ? { unverified: record.unverified } : {}),
    ...(record.failure ? { failure: record.failure } : {}),
    problems: problems.map(({ what, error }) => `${what}: ${error instanceof Error ? error.message : error}`),
  };
}

function connectedOf({ service, sessions, record }: Observation, now: Temporal.Instant): Connected {
  if (service === 'unknown') return { presence: 'unknown' };
  if (service.desiredCount === 0) return { presence: 'nobody' };
  const watched = { now, minutes: minIdleMinutes, copies: service.desiredCount, upSince: record.upSince ?? now };
  const last = sessions === 'unknown' ? undefined : sessions.at(-1);
  if (!last) return { presence: presence(sessions, watched) };
  const ageSeconds = Math.max(0, Math.round(now.since(last.minute).total('seconds')) - 60);
  return { presence: presence(sessions, watched), people: last.sessions, ageSeconds };
}

function inForce({ wishes, record }: Observation, now: Temporal.Instant): Observation['wishes'] {
  const lasts = ({ until }: { until: Temporal.Instant }) => isBefore(now, until);
  const { hold, mark } = wishes;
  const lease = currentLease(wishes, record);
  return {
    ...(lease && lasts(lease) ? { lease } : {}),
    ...(hold && lasts(hold) ? { hold } : {}),
    ...(mark && lasts(mark) ? { mark } : {}),
  };
}

import type { Temporal } from 'temporal-polyfill';
import { needsHealth, needsSessions } from './needs.ts';
import type { Deployment, Observation } from './observation.ts';
import type { Answers, PowerPorts, StoredNotes } from './ports.ts';
import { firstRecord } from './remember.ts';
import { leaseIdleMinutes, type PowerSettings } from './settings.ts';

/** How far back the samples go at least: what is missing for an hour is a trouble of its own. */
const minSampleMinutes = 90;

/** What could not be found out of an app, and why. */
export interface Problem {
  what: 'service' | 'routing' | 'sessions';
  error: unknown;
}

export type ObservationWithProblems = Observation & { problems: readonly Problem[] };

type Ports = Pick<PowerPorts, 'services' | 'routing' | 'sessions' | 'notes' | 'now'>;

/**
 * Looks at apps together: what AWS tells of several at once is asked once. What it does not say is unknown, and a problem; without what
 * people have asked nothing can be decided, so that rejects. `whole`: also what no decision depends on.
 */
export function observe(
  ports: Ports,
  apps: Readonly<Record<string, PowerSettings>>,
  { whole = false } = {},
): Answers<ObservationWithProblems> {
  const names = Object.keys(apps);
  const [services, notes] = [ports.services.describe(names), ports.notes.readAll(names)];
  return new Map(
    Object.entries(apps).map(([app, settings]) => {
      const found = { service: answerFor(services, app), notes: answerFor(notes, app) };
      return [app, observeOne(ports, app, settings, found, whole)];
    }),
  );
}

async function observeOne(
  { services, routing, sessions, now }: Ports,
  app: string,
  settings: PowerSettings,
  found: { service: Promise<Deployment>; notes: Promise<StoredNotes> },
  whole: boolean,
): Promise<ObservationWithProblems> {
  const problems: Problem[] = [];
  const known = <Answer>(what: Problem['what'], answer: Promise<Answer>) =>
    answer.catch((error: unknown) => {
      problems.push({ what, error });
      return 'unknown' as const;
    });

  const [service, route, { wishes, record }] = await Promise.all([
    known('service', found.service),
    known('routing', routing.current(app)),
    found.notes,
  ]);
  const at = now();
  const first = { route, wishes, record: record ?? firstRecord(at) };
  if (service === 'unknown' || service.desiredCount === 0) return { ...first, service, sessions: [], problems };

  const asks = whole || needsSessions({ ...first, service }, settings, at);
  const samples = asks ? await known('sessions', sessions.samples(app, samplesFrom(settings, at))) : 'unknown';
  const seen = { ...first, service, sessions: samples };
  const health = whole || needsHealth(seen, settings, at);
  if (!health) return { ...seen, problems };
  const healthyTargets = health === 'none-runs' ? 0 : await known('service', services.healthyTargets(app));
  if (healthyTargets === 'unknown') return { ...seen, service: 'unknown', problems };
  const failure = healthyTargets === 0 ? await known('service', services.lastFailure(app)) : undefined;
  if (failure === 'unknown') return { ...seen, service: 'unknown', problems };
  return { ...seen, service: { ...service, healthyTargets, ...(failure && { failure }) }, problems };
}

const samplesFrom = ({ idleMinutes = leaseIdleMinutes }: PowerSettings, now: Temporal.Instant) =>
  now.subtract({ minutes: Math.max(minSampleMinutes, idleMinutes + 10) });

/** A port that leaves an app out has failed it. */
function answerFor<Answer>(answers: Answers<Answer>, app: string): Promise<Answer> {
  return answers.get(app) ?? Promise.reject(new Error(`There is no answer for ${app}.`));
}

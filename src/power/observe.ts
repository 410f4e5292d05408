import type { Observation } from './observation.ts';
import type { PowerPorts } from './ports.ts';
import { firstRecord } from './remember.ts';
import { leaseIdleMinutes, type PowerSettings } from './settings.ts';

/** How far back the samples go at least: what is missing for an hour is a trouble of its own. */
const leastMinutes = 90;

/** What could not be found out of an app, and why. */
export interface Problem {
  what: 'service' | 'door' | 'sessions';
  error: unknown;
}

/** Looks at an app. What AWS does not say is unknown, and a problem; without what people have asked nothing can be decided, so that rejects. */
export async function observe(
  { services, doors, sessions, notes, now }: Pick<PowerPorts, 'services' | 'doors' | 'sessions' | 'notes' | 'now'>,
  app: string,
  { idleMinutes = leaseIdleMinutes }: Pick<PowerSettings, 'idleMinutes'>,
): Promise<Observation & { problems: readonly Problem[] }> {
  const problems: Problem[] = [];
  const known = <Answer>(what: Problem['what'], answer: Promise<Answer>) =>
    answer.catch((error: unknown) => {
      problems.push({ what, error });
      return 'unknown' as const;
    });

  const [service, door, { wishes, record }] = await Promise.all([
    known('service', services.look(app)),
    known('door', doors.look(app)),
    notes.read(app),
  ]);
  const at = now();
  const from = at.subtract({ minutes: Math.max(leastMinutes, idleMinutes + 10) });
  const runs = service !== 'unknown' && service.desiredCount > 0;
  return {
    service,
    door,
    wishes,
    record: record ?? firstRecord(at),
    sessions: runs ? await known('sessions', sessions.samples(app, from)) : [],
    problems,
  };
}

import fc from 'fast-check';
import type { Hours } from '../hours.ts';
import type { PowerSettings } from '../settings.ts';
import { anApp } from './observations.ts';

/** Closes a quarter of an hour after the history begins, for good; or opens then. */
const closing: Hours = { timeZone: 'UTC', open: [{ days: ['monday'], from: '07:00', to: '08:15' }] };
const opening: Hours = { timeZone: 'UTC', open: [{ days: ['monday'], from: '08:15', to: '20:00' }] };

/** Any app whose minutes are few enough for a history: with opening hours, or without. */
export const appWithHours = appWith(closing, opening);
export const appWithoutHours = appWith(undefined);

function appWith(...hours: (Hours | undefined)[]): fc.Arbitrary<PowerSettings> {
  const settings = fc.record({
    hours: fc.constantFrom(...hours),
    idleMinutes: fc.constantFrom(undefined, 5, 7),
    graceMinutes: fc.constantFrom(0, 3, 10),
    minUptimeMinutes: fc.constantFrom(5, 8),
    replicas: fc.constantFrom(1, 1, 2),
  });
  return settings.map(({ hours, idleMinutes, ...rest }) =>
    anApp({ ...rest, ...(hours ? { hours } : {}), ...(idleMinutes ? { idleMinutes } : {}) }),
  );
}

/** What may happen, besides the schedule's runs and the copies' reports. */
export type Happening =
  | { what: 'reconnect' | 'deploy' | 'deployed' | 'weights' | 'release' | 'crash' }
  /** Somebody opens a page, and keeps it open for so long. */
  | { what: 'visit'; minutes: number }
  | { what: 'hold'; target: 'awake' | 'asleep'; minutes: number }
  | { what: 'jump'; seconds: number }
  | { what: 'faults'; calls: number }
  /** Reports get lost for so long. */
  | { what: 'lost'; minutes: number };

const stay = fc.record({ what: fc.constant('visit'), minutes: fc.constantFrom(1, 1, 2, 3, 20) });
const happening = fc.oneof(
  { weight: 8, arbitrary: stay },
  {
    weight: 3,
    arbitrary: fc.record({ what: fc.constantFrom('reconnect', 'deploy', 'deployed', 'weights', 'release', 'crash') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant('hold'),
      target: fc.constantFrom('awake', 'asleep'),
      minutes: fc.integer({ min: 1, max: 10 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constant('jump'), seconds: fc.constantFrom(-600, -90, 0, 0, 90, 600) }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('faults'), calls: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('lost'), minutes: fc.constantFrom(1, 2, 15) }) },
) as fc.Arbitrary<Happening>;

/** Something that happens so many seconds after whatever was before. */
export interface Moment {
  after: number;
  happening: Happening;
  /** Seconds from a page to its socket. */
  socketAfter: number;
}

export interface History {
  moments: readonly Moment[];
  /** The second of each minute in which copies report. */
  reportAt: number;
  /** How late each minute's reports are, in turn, in seconds. */
  late: readonly number[];
  /** By how many seconds each minute's run is not punctual, in turn. */
  unpunctual: readonly number[];
  /** How many looks ECS needs until it shows a change. */
  lateLooks: number;
}

const few = (most: number) => fc.array(fc.integer({ min: 0, max: most }), { minLength: 1, maxLength: 7 });

/** Things come soon after one another, or when an app is just about to sleep. */
export const someHistory: fc.Arbitrary<History> = fc.record({
  moments: fc.array(
    fc.record({
      after: fc.oneof(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 240, max: 900 })),
      happening,
      socketAfter: fc.integer({ min: 0, max: 20 }),
    }),
    { minLength: 2, maxLength: 8 },
  ),
  reportAt: fc.integer({ min: 0, max: 59 }),
  late: few(150),
  unpunctual: few(9),
  lateLooks: fc.constantFrom(0, 0, 1, 3),
});

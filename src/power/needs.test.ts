import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decide } from './decide.ts';
import { anApp, asleep, minutes, now, observation, officeHours, samples } from './fakes/observations.ts';
import { needsHealth, needsSessions } from './needs.ts';
import { nextStep } from './next-step.ts';
import type { Observation } from './observation.ts';
import { firstRecord } from './remember.ts';

const onDemand = anApp({ idleMinutes: 30 });
const up = (ago: number) => ({ record: { ...firstRecord(minutes(-ago)), upSince: minutes(-ago) } });
const leased = (ago: number) => ({
  wishes: { lease: { id: 'one', at: minutes(-ago), until: minutes(240 - ago), by: 'ana' } },
});

test.each<[string, Observation, boolean]>([
  ['sleeps', asleep(), false],
  ['was woken a moment ago', observation({ ...up(1), ...leased(1) }), false],
  ['was opened a moment ago', observation(up(4)), false],
  ['has been woken for so long that its lease may lapse', observation({ ...up(40), ...leased(40) }), true],
  ['has been woken for so long that its reports would be missed', observation({ ...up(70), ...leased(1) }), true],
  ['is quiet', observation(), true],
  ['ECS says nothing of', observation({ service: 'unknown' }), false],
  ['is being rolled out', observation({ ...up(10), service: { rollout: 'in-progress' } }), false],
])('who is connected to an app that %s is read: %3$s', (_name, observation, needed) => {
  expect(needsSessions(observation, onDemand, now)).toBe(needed);
});

test.each<[string, Observation, ReturnType<typeof needsHealth>]>([
  ['sleeps', asleep(), false],
  ['is awake', observation({ sessions: samples(() => 1) }), true],
  ['is about to sleep', observation(), false],
  ['is starting', observation({ ...up(1), ...leased(1), route: 'wake', service: { runningCount: 0 } }), 'none-runs'],
  [
    'has its visitors and, as ECS says, no copy',
    observation({ ...up(1), ...leased(1), service: { runningCount: 0 } }),
    true,
  ],
  ['the route is unknown of', observation({ route: 'unknown' }), false],
])('how many copies are healthy of an app that %s is read: %3$s', (_name, observation, needed) => {
  expect(needsHealth(observation, onDemand, now)).toBe(needed);
});

test('what is not read would have changed nothing', () => {
  const ago = fc.integer({ min: 0, max: 120 });
  const someSamples = fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 90 });
  const seenOnce = { read: 0, unread: 0 };
  fc.assert(
    fc.property(
      ago,
      fc.option(ago),
      fc.boolean(),
      fc.boolean(),
      someSamples,
      (upFor, lease, hours, idle, connected) => {
        const app = anApp({ ...(hours ? { hours: officeHours } : {}), ...(idle ? { idleMinutes: 30 } : {}) });
        const sessions = samples(at => connected[at - 1]);
        const known = observation({ ...up(upFor), ...(lease === null ? {} : leased(lease)), sessions });
        if (needsSessions(known, app, now)) {
          seenOnce.read++;
          return;
        }
        seenOnce.unread++;
        const unread = { ...known, sessions: 'unknown' as const };
        const [with_, without] = [known, unread].map(one => ({
          target: decide(one, app, now).target,
          step: nextStep(one, decide(one, app, now), app, now),
        }));
        expect(without).toEqual(with_);
      },
    ),
    { numRuns: 500 },
  );
  expect(Math.min(seenOnce.read, seenOnce.unread)).toBeGreaterThan(50);
});

import { describe, expect, test } from '@jest/globals';
import type { PowerDecision } from './decide.ts';
import { anApp, asleep, minutes, now, observation, samples } from './fakes/observations.ts';
import { nextStep, type PowerStep } from './next-step.ts';
import type { Observation, PowerRecord } from './observation.ts';

const count = (to: number): PowerStep => ({ kind: 'count', to });
const route = (to: 'app' | 'wake'): PowerStep => ({ kind: 'route', to });

const awake: PowerDecision = { target: 'awake', reason: 'open' };
const draining: PowerDecision = { target: 'draining', reason: 'draining' };
const idle: PowerDecision = { target: 'asleep', reason: 'idle' };
const held: PowerDecision = { target: 'asleep', reason: 'held-asleep' };
const graceOver: PowerDecision = { target: 'asleep', reason: 'grace-over' };

const remembering = (more: Partial<PowerRecord>) => ({ ...observation().record, ...more });
const starting = observation({ route: 'wake', service: { healthyTargets: 0 } });
const left = (ago: number, looks: number) =>
  remembering({ leaving: { since: minutes(-ago), looks, lookedAt: minutes(-1) }, state: 'leaving' });
const leaving = (ago: number, looks = 3, sessions = samples(() => 0)) =>
  observation({ route: 'wake', record: left(ago, looks), sessions });
const dying = (state: 'leaving' | 'waking', ago: number, desiredCount = 1) =>
  observation({
    route: 'wake',
    record: remembering({ state, stoppingSince: now.subtract({ seconds: ago }) }),
    service: { desiredCount },
  });

type Row = [what: string, seen: Observation, decision: PowerDecision, step: PowerStep | undefined];

const rows: Record<string, Row[]> = {
  'awake: copies first, visitors when one is healthy': [
    ['nothing runs', asleep(), awake, count(1)],
    ['it starts', starting, awake, undefined],
    ['it is healthy', observation({ route: 'wake' }), awake, route('app')],
    ['all is well', observation(), awake, undefined],
    ['more copies run than were asked for', observation({ service: { desiredCount: 5 } }), awake, undefined],
    ['its only copy is away', observation({ service: { runningCount: 0, healthyTargets: 0 } }), awake, route('wake')],
    ['its only copy is slow', observation({ service: { healthyTargets: 0 } }), awake, undefined],
    ['another run has just ended it', dying('leaving', 10), awake, count(1)],
    ['and it was more than were asked for', dying('leaving', 10, 5), awake, count(5)],
    ['and it has been told to stay', dying('waking', 10), awake, undefined],
    ['which is long ago', dying('waking', 12), awake, route('app')],
    ['visitors go somewhere else altogether', observation({ route: 'other' }), awake, route('app')],
  ],
  'draining: nothing changes': [
    ['as it is', observation(), draining, undefined],
    ['a deploy has set the weights back', observation({ route: 'wake' }), draining, route('app')],
    ['and nothing is healthy', observation({ route: 'wake', service: { healthyTargets: 0 } }), draining, undefined],
  ],
  'asleep: visitors first, copies when nobody is left': [
    ['visitors come', observation(), idle, route('wake')],
    ['they have just been sent away', leaving(1, 1), idle, undefined],
    ['four minutes ago', leaving(4), idle, count(0)],
    ['by a clock that has jumped', leaving(4, 2), idle, undefined],
    [
      'nothing has been reported since',
      leaving(
        4,
        4,
        samples(ago => (ago < 5 ? undefined : 0)),
      ),
      idle,
      undefined,
    ],
    ['nobody knows since when', observation({ route: 'wake' }), idle, undefined],
    ['nothing runs', asleep(), idle, undefined],
    ['nothing runs, and visitors come', { ...asleep(), route: 'app' }, idle, route('wake')],
  ],
  'asleep at once': [
    ['a hold: visitors', observation(), held, route('wake')],
    ['a hold: copies', observation({ route: 'wake' }), held, count(0)],
    ['grace over: visitors', observation(), graceOver, route('wake')],
    ['grace over: copies', leaving(0, 0), graceOver, count(0)],
  ],
  'nothing, where too little is known': [
    ['told so', observation(), { target: 'leave', reason: 'unknown' }, undefined],
    ['of ECS', observation({ service: 'unknown' }), held, undefined],
    ['of the rule', observation({ route: 'unknown' }), held, undefined],
  ],
};

describe.each(Object.entries(rows))('%s', (_title, cases) => {
  test.each(cases)('%s', (_what, observation, decision, step) => {
    expect(nextStep(observation, decision, anApp(), now)).toEqual(step);
  });
});

test('as many copies as the settings say', () => {
  const two = anApp({ replicas: 2 });
  expect(nextStep(asleep(), awake, two, now)).toEqual(count(2));
  expect(nextStep(observation(), awake, two, now)).toEqual(count(2));
});

import { describe, expect, test } from '@jest/globals';
import type { PowerDecision } from './decide.ts';
import { anApp, asleep, minutes, now, samples, seen } from './fakes/seen.ts';
import { nextStep, type Step } from './next-step.ts';
import type { Observation, PowerRecord } from './observation.ts';

const count = (to: number): Step => ({ kind: 'count', to });
const door = (to: 'app' | 'wake'): Step => ({ kind: 'door', to });

const awake: PowerDecision = { target: 'awake', reason: 'open' };
const draining: PowerDecision = { target: 'draining', reason: 'draining' };
const idle: PowerDecision = { target: 'asleep', reason: 'idle' };
const held: PowerDecision = { target: 'asleep', reason: 'held-asleep' };
const graceOver: PowerDecision = { target: 'asleep', reason: 'grace-over' };

const remembering = (more: Partial<PowerRecord>) => ({ ...seen().record, ...more });
const starting = seen({ door: 'wake', service: { healthyTargets: 0 } });
const left = (ago: number, looks: number) =>
  remembering({ leaving: { since: minutes(-ago), looks, lookedAt: minutes(-1) }, state: 'leaving' });
const leaving = (ago: number, looks = 3, sessions = samples(() => 0)) =>
  seen({ door: 'wake', record: left(ago, looks), sessions });
const dying = (state: 'leaving' | 'waking', ago: number, desiredCount = 1) =>
  seen({
    door: 'wake',
    record: remembering({ state, stoppingSince: now.subtract({ seconds: ago }) }),
    service: { desiredCount },
  });

type Row = [what: string, seen: Observation, decision: PowerDecision, step: Step | undefined];

const rows: Record<string, Row[]> = {
  'awake: copies first, visitors when one is healthy': [
    ['nothing runs', asleep(), awake, count(1)],
    ['it starts', starting, awake, undefined],
    ['it is healthy', seen({ door: 'wake' }), awake, door('app')],
    ['all is well', seen(), awake, undefined],
    ['more copies run than were asked for', seen({ service: { desiredCount: 5 } }), awake, undefined],
    ['its only copy is away', seen({ service: { runningCount: 0, healthyTargets: 0 } }), awake, door('wake')],
    ['its only copy is slow', seen({ service: { healthyTargets: 0 } }), awake, undefined],
    ['another run has just ended it', dying('leaving', 10), awake, count(1)],
    ['and it was more than were asked for', dying('leaving', 10, 5), awake, count(5)],
    ['and it has been told to stay', dying('waking', 10), awake, undefined],
    ['which is long ago', dying('waking', 12), awake, door('app')],
    ['visitors go somewhere else altogether', seen({ door: 'other' }), awake, door('app')],
  ],
  'draining: nothing changes': [
    ['as it is', seen(), draining, undefined],
    ['a deploy has set the weights back', seen({ door: 'wake' }), draining, door('app')],
    ['and nothing is healthy', seen({ door: 'wake', service: { healthyTargets: 0 } }), draining, undefined],
  ],
  'asleep: visitors first, copies when nobody is left': [
    ['visitors come', seen(), idle, door('wake')],
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
    ['nobody knows since when', seen({ door: 'wake' }), idle, undefined],
    ['nothing runs', asleep(), idle, undefined],
    ['nothing runs, and visitors come', { ...asleep(), door: 'app' }, idle, door('wake')],
  ],
  'asleep at once': [
    ['a hold: visitors', seen(), held, door('wake')],
    ['a hold: copies', seen({ door: 'wake' }), held, count(0)],
    ['grace over: visitors', seen(), graceOver, door('wake')],
    ['grace over: copies', leaving(0, 0), graceOver, count(0)],
  ],
  'nothing, where too little is known': [
    ['told so', seen(), { target: 'leave', reason: 'unknown' }, undefined],
    ['of ECS', seen({ service: 'unknown' }), held, undefined],
    ['of the rule', seen({ door: 'unknown' }), held, undefined],
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
  expect(nextStep(seen(), awake, two, now)).toEqual(count(2));
});

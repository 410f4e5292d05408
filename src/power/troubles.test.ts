import { expect, test } from '@jest/globals';
import type { PowerDecision } from './decide.ts';
import { anApp, asleep, minutes, now, observation, samples } from './fakes/observations.ts';
import type { Hours } from './hours.ts';
import type { Observation } from './observation.ts';
import type { PowerSettings } from './settings.ts';
import { troubles } from './troubles.ts';

const awake: PowerDecision = { target: 'awake', reason: 'in-use' };
const idle: PowerDecision = { target: 'asleep', reason: 'idle' };
const up = (ago: number) => ({ ...observation().record, upSince: minutes(-ago) });
const sick = (ago: number) => observation({ record: up(ago), service: { healthyTargets: 0 } });
/** Closed since 09:00, an hour ago; or since yesterday. */
const closed: Hours = { timeZone: 'UTC', open: [{ days: ['monday'], from: '06:00', to: '09:00' }] };
const longClosed: Hours = { timeZone: 'UTC', open: [{ days: ['sunday'], from: '06:00', to: '09:00' }] };
const hold = { target: 'awake' as const, until: minutes(9), by: 'ana', reason: 'demo' };
const silent = samples(ago => (ago <= 60 ? undefined : 0));

test.each<[string, Partial<PowerSettings>, Observation, PowerDecision, string[]]>([
  ['all is well', {}, observation(), awake, []],
  ['it sleeps', { hours: longClosed }, asleep(), idle, []],
  ['it has been starting for ten minutes', {}, sick(10), awake, ['notHealthy']],
  ['it has been starting for nine', {}, sick(9), awake, []],
  ['it is ending', {}, sick(60), idle, []],
  ['it runs a day after closing', { hours: longClosed }, observation({ record: up(400) }), awake, ['leftOn']],
  ['an hour after closing', { hours: closed }, observation({ record: up(400) }), awake, []],
  ['a day after closing, woken lately', { hours: longClosed }, observation({ record: up(120) }), awake, []],
  ['a day after closing, held', { hours: longClosed }, observation({ record: up(400), wishes: { hold } }), awake, []],
  ['it has said nothing for an hour', {}, observation({ sessions: silent }), awake, ['samplesMissing']],
  ['it has said nothing since it started', {}, observation({ record: up(50), sessions: [] }), awake, []],
  ['CloudWatch does not answer, which is another alarm', {}, observation({ sessions: 'unknown' }), awake, []],
  ['ECS does not answer', {}, observation({ service: 'unknown' }), awake, []],
])('%s', (_what, app, observation, decision, expected) => {
  expect(troubles(observation, decision, anApp(app), now)).toEqual(expected);
});

import { expect, test } from '@jest/globals';
import { planRollout } from './rollout.ts';

const old = (healthy = true) => ({ taskDefinition: 'app:1', healthy });
const current = (healthy = true) => ({ taskDefinition: 'app:2', healthy });
const first = current();
const second = current();

test.each([
  ['nothing runs and nothing should', 0, [], { start: 0, stop: [] }],
  ['nothing runs and one should', 1, [], { start: 1, stop: [] }],
  ['one is starting', 1, [current(false)], { start: 0, stop: [] }],
  ['one too few', 2, [first], { start: 1, stop: [] }],
  ['one too many: the younger goes', 1, [first, second], { start: 0, stop: [second] }],
  ['none should run', 0, [first, second], { start: 0, stop: [first, second] }],
  ['a new version: start it beside the old', 1, [old()], { start: 1, stop: [] }],
  ['the old stays until the new is healthy', 1, [old(), current(false)], { start: 0, stop: [] }],
  ['then it goes', 1, [old(), current()], { start: 0, stop: [old()] }],
  ['asleep, old versions go too', 0, [old()], { start: 0, stop: [old()] }],
])('%s', (_name, desiredCount, tasks, plan) => {
  expect(planRollout({ desiredCount, taskDefinition: 'app:2' }, tasks)).toEqual(plan);
});

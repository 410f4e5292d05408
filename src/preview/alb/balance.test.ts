import { expect, test } from '@jest/globals';
import { chooseGroup, roundRobin } from './balance.ts';

const group = (arn: string, weight: number) => ({
  group: { kind: 'addresses' as const, arn, targets: [], stickySeconds: undefined },
  weight,
});

/** The same numbers from 0 to less than 1 in every run. */
function seeded(seed: number) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const draws = (weights: Record<string, number>, count = 4000) => {
  const random = seeded(42);
  const groups = Object.entries(weights).map(([arn, weight]) => group(arn, weight));
  return Object.groupBy(
    Array.from({ length: count }, () => chooseGroup(groups, random)?.arn ?? 'none'),
    arn => arn,
  );
};

test('groups get traffic by weight', () => {
  const { wake = [], app = [] } = draws({ wake: 3, app: 1 });
  expect(wake.length + app.length).toBe(4000);
  expect(wake.length / 4000).toBeCloseTo(0.75, 1);
});

test.each([
  { wake: 1, app: 0 },
  { app: 0, wake: 999 },
])('a group of weight 0 never gets any: %j', weights => {
  expect(draws(weights).app).toBeUndefined();
});

test('chooses no group if every weight is 0', () => {
  expect(chooseGroup([group('wake', 0), group('app', 0)], () => 0)).toBeUndefined();
});

test.each([0, 0.999_999_999])('the ends of the range belong to a group: %d', drawn => {
  expect(chooseGroup([group('wake', 0), group('app', 1), group('off', 0)], () => drawn)?.arn).toBe('app');
});

test('chooses the targets of each group in turn', () => {
  const next = roundRobin();
  const [one, two] = [1, 2].map(port => ({ host: '127.0.0.1', port }));
  const pair = [one, two].filter(address => address !== undefined);
  expect([next('a', pair), next('b', pair), next('a', pair), next('a', pair)]).toEqual([one, one, two, one]);
  expect(next('a', [])).toBeUndefined();
});

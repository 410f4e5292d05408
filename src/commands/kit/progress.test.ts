import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { withProgress } from './progress.ts';

const terminal = process.stderr.isTTY;
let said: string[];

beforeEach(() => {
  said = [];
  jest.useFakeTimers();
  jest.spyOn(console, 'error').mockImplementation(line => void said.push(line));
});

afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
  process.stderr.isTTY = terminal;
});

test.each([
  ['a terminal', true, 1_000],
  ['a log', false, 2_000],
])('%s gets the first line after as long as it should, and another when it changes', async (_, isTTY, wait) => {
  process.stderr.isTTY = isTTY;
  let doing = 'Reading …';
  const { promise, resolve } = Promise.withResolvers<string>();
  const answer = withProgress(() => doing, promise);
  jest.advanceTimersByTime(wait - 1);
  expect(said).toEqual([]);
  jest.advanceTimersByTime(1 + 3 * wait);
  expect(said).toEqual(['Reading …']);
  doing = 'Writing …';
  jest.advanceTimersByTime(wait);
  expect(said).toEqual(['Reading …', 'Writing …']);
  resolve('done');
  expect(await answer).toBe('done');
  expect(jest.getTimerCount()).toBe(0);
});

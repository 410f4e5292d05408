import { afterEach, expect, jest, test } from '@jest/globals';
import { monitoringClock, monitoringMilliseconds, paceAt } from './monitoring.ts';
import { terminal } from './terminal.ts';

const variable = 'SLS_AWS_MONITORING_FREQUENCY';
const { [variable]: frequency } = process.env;

afterEach(() => {
  if (frequency === undefined) delete process.env[variable];
  else process.env[variable] = frequency;
});

test('AWS is asked as often as osls asks it', async () => {
  delete process.env[variable];
  expect(monitoringMilliseconds()).toBe(5_000);
  process.env[variable] = '20';
  expect(monitoringMilliseconds()).toBe(20);
  const begin = performance.now();
  await terminal.pause();
  expect(performance.now() - begin).toBeGreaterThanOrEqual(15);
});

test.each([
  [5_000, 1],
  [10_000, 1],
  [4_000, 0.8],
  [500, 0.1],
])('where osls asks every %d ms, a wait of ours takes %d of its time', (milliseconds, pace) => {
  expect(paceAt(milliseconds)).toBe(pace);
});

test('at the default frequency a wait takes the seconds it says', async () => {
  delete process.env[variable];
  const { now, wait } = monitoringClock();
  const begin = now();
  await wait(0.04);
  expect(now() - begin).toBeGreaterThanOrEqual(0.038);
});

test('a line is printed to stderr, with its end', () => {
  const written: string[] = [];
  const write = (text: string) => written.push(text) > 0;
  const spy = jest.spyOn(process.stderr, 'write').mockImplementation(write as typeof process.stderr.write);
  terminal.print('✗ No');
  spy.mockRestore();
  expect(written).toEqual(['✗ No\n']);
});

test('the process ends with the code, and the time is now', () => {
  const codes: unknown[] = [];
  const spy = jest.spyOn(process, 'exit').mockImplementation((code => codes.push(code)) as typeof process.exit);
  terminal.exit(2);
  spy.mockRestore();
  expect(codes).toEqual([2]);
  expect(Math.abs(terminal.now().epochMilliseconds - Date.now())).toBeLessThan(60_000);
});

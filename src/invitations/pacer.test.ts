import { expect, test } from '@jest/globals';
import { Clock } from './fakes/world-clock.ts';
import { minWritesPerSecond, type Pacer, pacer } from './pacer.ts';

/** When calls began, in seconds, while `lanes` make one after another. */
async function begun(
  seconds: number,
  lanes: number,
  kind: 'read' | 'write',
  answer: (paced: Pacer, at: number) => void = paced => paced.speedUp(),
) {
  const clock = new Clock();
  const begin = clock.milliseconds;
  const paced = pacer(clock, 5);
  const times: number[] = [];
  const lane = async () => {
    for (;;) {
      await paced.waitForTurn(kind);
      const at = (clock.milliseconds - begin) / 1000;
      times.push(at);
      await clock.sleep(300);
      answer(paced, at);
    }
  };
  for (let number = 0; number < lanes; number++) void lane();
  await clock.pass({ milliseconds: Math.round(seconds * 1000) });
  return { times, paced };
}

const between = (times: number[], from: number, to: number) => times.filter(at => at >= from && at < to).length;

test('changes come evenly at the rate, however slow the answers, and reads five times as fast', async () => {
  const { times: writes } = await begun(60, 6, 'write');
  expect(writes.length / 60).toBeCloseTo(5, 1);
  for (let second = 1; second < 60; second++) expect(between(writes, second, second + 1)).toBeLessThanOrEqual(6);
  const { times: reads } = await begun(60, 12, 'read');
  expect(reads.length / 60).toBeCloseTo(25, 0);
});

test('two seconds after the first throttle the rate is half or less', async () => {
  const { times } = await begun(60, 6, 'write', (paced, at) => (at >= 20 ? paced.slowDown() : paced.speedUp()));
  const first = times.find(at => at >= 20) ?? 0;
  const told = first + 0.3;
  expect(between(times, first - 2, first)).toBe(10);
  for (let second = told; second < told + 2; second += 0.5) expect(between(times, second, second + 2)).toBeLessThan(6);
  expect(between(times, told + 2, told + 4)).toBeLessThanOrEqual(3);
  expect(between(times, 40, 60)).toBeLessThanOrEqual(20 * minWritesPerSecond + 1);
});

test('throttles that come together count once, and the way back is gentle', async () => {
  const clock = new Clock();
  const paced = pacer(clock, 8);
  for (let lane = 0; lane < 6; lane++) paced.slowDown();
  expect(paced.rate()).toBe(4);
  await clock.pass({ seconds: 1 });
  paced.slowDown();
  expect(paced.rate()).toBe(2);
  for (let answer = 0; answer < 10; answer++) paced.speedUp();
  expect(paced.rate()).toBeCloseTo(4);
  for (let answer = 0; answer < 100; answer++) paced.speedUp();
  expect(paced.rate()).toBe(8);
});

test('the rate never falls below the floor, and only throttles for long are hopeless', async () => {
  const clock = new Clock();
  const paced = pacer(clock, 5);
  for (let second = 0; second < 19; second++) {
    paced.slowDown();
    await clock.pass({ seconds: 1 });
  }
  expect(paced.rate()).toBe(minWritesPerSecond);
  expect(paced.shouldGiveUp()).toBe(false);
  paced.speedUp();
  for (let throttle = 0; throttle < 19; throttle++) paced.slowDown();
  expect(paced.shouldGiveUp()).toBe(false);
  paced.slowDown();
  expect(paced.shouldGiveUp()).toBe(true);
});

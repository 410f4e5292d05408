import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { ALBResult } from 'aws-lambda';
import { logged } from '../fakes/quiet.ts';
import { opening, type Request } from '../fakes/request.ts';
import { WakeWorld } from '../fakes/wake-world.ts';

// The function has ten seconds: resources/power/wake.ts.

const lines = logged();
beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'performance'] });
});
afterEach(() => {
  jest.useRealTimers();
});

/** DynamoDB takes so long for each call, and the reconciler is asked in vain. */
function slowWorld(seconds: number): WakeWorld {
  const world = new WakeWorld();
  const { notes, takeLease } = world.ports;
  const later = () => new Promise<void>(go => setTimeout(go, seconds * 1000));
  world.ports.notes = { read: app => later().then(() => notes.read(app)) };
  world.ports.takeLease = (...lease) => later().then(() => takeLease(...lease));
  world.ports.requestRun = () => new Promise(() => undefined);
  return world;
}

/** What is answered, and after how many seconds. */
async function timed(world: WakeWorld, request?: Request): Promise<{ result: ALBResult | undefined; seconds: number }> {
  let result: ALBResult | undefined;
  const visit = world.visit(request).then(answer => {
    result = answer;
  });
  for (let tenths = 0; tenths <= 300; tenths++) {
    for (let turns = 0; turns < 20; turns++) await turn();
    if (result) return visit.then(() => ({ result, seconds: tenths / 10 }));
    await jest.advanceTimersByTimeAsync(100);
  }
  return { result, seconds: 30 };
}

test('a visitor has the waiting page in time, though DynamoDB is slow and the reconciler hangs', async () => {
  const world = slowWorld(1.5);
  const { result, seconds } = await timed(world);
  expect(result?.body).toContain('sales is starting');
  expect(world.leases).toHaveLength(1);
  expect(seconds).toBeLessThanOrEqual(3 * 1.5 + 2.1);
  expect(lines().at(-1)).toMatchObject({
    level: 'error',
    message: 'ask-failed',
    error: expect.stringContaining('2 seconds'),
  });
});

test.each<[string, Request]>([
  ['a poll', { path: '/_gate/status', headers: { accept: 'application/json' } }],
  ['the status page', { path: '/_gate/status', headers: opening }],
  [
    'Extend',
    {
      method: 'POST',
      path: '/_gate/status',
      headers: { ...opening, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      body: 'action=extend',
    },
  ],
])('%s waits for it for no longer either', async (_name, request) => {
  const world = slowWorld(0);
  world.remember({ state: 'waking', upSince: world.now }, 0);
  const { result, seconds } = await timed(world, request);
  expect(result?.statusCode).toBeLessThan(400);
  expect(seconds).toBeLessThanOrEqual(2.1);
});

import { EventEmitter } from 'node:events';
import { expect, test } from '@jest/globals';
import { unlessInterrupted } from './interrupt.ts';

const listeners = (signals: EventEmitter) => signals.listenerCount('SIGINT');

test('Ctrl-C ends the waiting with what is said then', async () => {
  const signals = new EventEmitter();
  let said = 'nothing yet';
  const waiting = unlessInterrupted(new Promise(() => undefined), () => said, signals);
  said = 'Build 1 goes on.';
  signals.emit('SIGINT');
  await expect(waiting).rejects.toThrow('Build 1 goes on.');
  expect(listeners(signals)).toBe(0);
});

test.each([
  ['result', () => Promise.resolve(1), { value: 1 }],
  ['failure', () => Promise.reject('no'), { reason: 'no' }],
])('without it the %s counts, and nobody listens any more', async (_, work, expected) => {
  const signals = new EventEmitter();
  const waiting = unlessInterrupted(work(), () => 'interrupted', signals);
  expect(listeners(signals)).toBe(1);
  const [settled] = await Promise.allSettled([waiting]);
  expect(settled).toMatchObject(expected);
  expect(listeners(signals)).toBe(0);
});

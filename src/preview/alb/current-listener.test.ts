import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { type CurrentListener, currentListener } from './current-listener.ts';
import { aListener } from './fakes/listener.ts';
import type { ListenerDescription } from './ports.ts';

let current: CurrentListener;
let describe: () => Promise<ListenerDescription | undefined>;
let problems: string[];

beforeEach(() => {
  jest.useFakeTimers();
  problems = [];
  describe = async () => aListener();
  current = currentListener(
    () => describe(),
    problem => problems.push(problem),
  );
});

afterEach(() => {
  current.stop();
  jest.useRealTimers();
});

const aSecond = () => jest.advanceTimersByTimeAsync(1000);

const failWith = (message: string) => {
  describe = () => Promise.reject(new Error(message));
};

test('notices a change automatically', async () => {
  await aSecond();
  describe = async () => aListener({ loadBalancerArn: 'changed' });
  await aSecond();
  expect(current.get()?.loadBalancerArn).toBe('changed');
});

test('keeps the last listener when reading fails, and logs each reason once', async () => {
  await aSecond();
  const before = current.get();
  failWith('gone');
  await aSecond();
  await aSecond();
  failWith('odd');
  await aSecond();
  expect(current.get()).toBe(before);
  expect(problems).toHaveLength(2);
  await expect(current.refresh()).rejects.toThrow('odd');
});

test('logs a reason again after a successful read', async () => {
  failWith('gone');
  await aSecond();
  describe = async () => aListener();
  await aSecond();
  failWith('gone');
  await aSecond();
  expect(problems).toHaveLength(2);
});

test('does not use a listener that the preview cannot serve', async () => {
  await aSecond();
  describe = async () => aListener({ defaultActions: [{ Type: 'authenticate-oidc' }] });
  await expect(current.refresh()).rejects.toThrow('authenticate-oidc');
  expect(current.get()).toBeDefined();
});

test('stops serving a deleted listener', async () => {
  await current.refresh();
  describe = async () => undefined;
  await current.refresh();
  expect(current.get()).toBeUndefined();
});

test('a refresh does not reuse a read in progress', async () => {
  await current.refresh();
  const replies: (() => void)[] = [];
  const arns = ['old', 'new'];
  describe = () => {
    const loadBalancerArn = arns.shift() ?? 'none';
    return new Promise(done => replies.push(() => done(aListener({ loadBalancerArn }))));
  };
  await aSecond(); // a read is in progress
  const refreshed = current.refresh();
  replies[0]?.();
  while (replies.length < 2) await Promise.resolve();
  expect(current.get()?.loadBalancerArn).toBe('old');
  replies[1]?.();
  await refreshed;
  expect(current.get()?.loadBalancerArn).toBe('new');
});

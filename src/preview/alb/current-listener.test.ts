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

test('a change is noticed by itself', async () => {
  await aSecond();
  describe = async () => aListener({ loadBalancerArn: 'changed' });
  await aSecond();
  expect(current.get()?.loadBalancerArn).toBe('changed');
});

test('what cannot be read leaves the last one in force, and each reason is logged once', async () => {
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

test('a reason that comes back is logged again', async () => {
  failWith('gone');
  await aSecond();
  describe = async () => aListener();
  await aSecond();
  failWith('gone');
  await aSecond();
  expect(problems).toHaveLength(2);
});

test('a listener the preview cannot serve is not taken over', async () => {
  await aSecond();
  describe = async () => aListener({ defaultActions: [{ Type: 'authenticate-oidc' }] });
  await expect(current.refresh()).rejects.toThrow('authenticate-oidc');
  expect(current.get()).toBeDefined();
});

test('a listener that is removed is no longer served', async () => {
  await current.refresh();
  describe = async () => undefined;
  await current.refresh();
  expect(current.get()).toBeUndefined();
});

test('a refresh does not take over what a reading under way has seen already', async () => {
  await current.refresh();
  const replies: (() => void)[] = [];
  const arns = ['old', 'new'];
  describe = () => {
    const loadBalancerArn = arns.shift() ?? 'none';
    return new Promise(done => replies.push(() => done(aListener({ loadBalancerArn }))));
  };
  await aSecond(); // a reading is under way
  const refreshed = current.refresh();
  replies[0]?.();
  while (replies.length < 2) await Promise.resolve();
  expect(current.get()?.loadBalancerArn).toBe('old');
  replies[1]?.();
  await refreshed;
  expect(current.get()?.loadBalancerArn).toBe('new');
});

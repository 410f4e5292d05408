import { expect, test } from '@jest/globals';
import { Clock } from '../../../invitations/fakes/world-clock.ts';
import { awsError } from '../../../invitations/fakes/world-cognito.ts';
import { backOff } from './back-off.ts';
import { TimedCognito } from './fakes/timed-cognito.ts';
import { lists } from './lists.ts';

const groups = Array.from({ length: 10 }, (_, number) => `g${number}`);

/** 10,000 people, who are in these groups, and a Cognito that takes 30 lists a second. */
function aPool(groupsOf: (number: number) => readonly string[], latencyMs: number) {
  const clock = new Clock();
  const cognito = new TimedCognito(clock, client => backOff(client, { seconds: 20 }, clock));
  for (let number = 0; number < 10_000; number++) cognito.people.set(`p${number}`, groupsOf(number));
  Object.assign(cognito, { latencyMs, listsPerSecond: 30 });
  return { clock, cognito, pool: lists(cognito.client, 'pool') };
}

/** How long something takes by the clock. */
async function timed<Answer>(clock: Clock, asked: Promise<Answer>) {
  const begin = clock.milliseconds;
  return {
    answer: undefined,
    error: undefined,
    ...(await clock.outcome(asked)),
    seconds: (clock.milliseconds - begin) / 1_000,
  };
}

// As many as the browser's plan has time for.
test('10,000 people who are each in six groups are read within 45 s', async () => {
  const { clock, cognito, pool } = aPool(() => groups.slice(0, 6), 60);
  const { answer, seconds } = await timed(clock, pool.everybody(groups));
  expect(answer?.get('p4321@acme.com')?.groups).toEqual(groups.slice(0, 6));
  expect({ requests: cognito.requests.length, throttled: cognito.throttled }).toEqual({
    requests: 167 * 7 + 4,
    throttled: 0,
  });
  expect(seconds).toBeLessThan(45);
});

const oneEach = (number: number) => [groups[number % 10] ?? ''];

test.each([25, 60])(
  '10,000 people in ten groups are read at the pace of the quota, with %i ms a request',
  async latency => {
    const { clock, cognito, pool } = aPool(oneEach, latency);
    const { answer, seconds } = await timed(clock, pool.everybody(groups));
    expect(answer?.size).toBe(10_000);
    expect(answer?.get('p4321@acme.com')?.groups).toEqual(['g1']);
    expect({ requests: cognito.requests.length, throttled: cognito.throttled }).toEqual({
      requests: 337,
      throttled: 0,
    });
    expect(seconds).toBeLessThan(13);
    expect(cognito.maxAtOnce).toBeLessThanOrEqual(9);
  },
);

test('groups are read side by side: a slow answer to one does not hold up the others', async () => {
  const { clock, cognito, pool } = aPool(() => groups.slice(0, 4), 240);
  cognito.listsPerSecond = Number.POSITIVE_INFINITY;
  const { answer, seconds } = await timed(clock, pool.everybody(groups));
  expect(answer?.get('p1@acme.com')?.groups).toEqual(groups.slice(0, 4));
  // One after the other the members of these groups take 162 s.
  expect(cognito.requests).toHaveLength(167 * 5 + 6);
  expect(seconds).toBeLessThan(85);
});

test('a Cognito that others use as well slows it down, and nothing is lost', async () => {
  const { clock, cognito, pool } = aPool(oneEach, 60);
  cognito.listsPerSecond = 12;
  const { answer, seconds } = await timed(clock, pool.everybody(groups));
  expect(answer?.size).toBe(10_000);
  for (const group of groups) {
    expect([...(answer?.values() ?? [])].filter(each => each.groups.includes(group))).toHaveLength(1_000);
  }
  expect(cognito.throttled).toBeGreaterThan(0);
  expect(seconds).toBeLessThan(60);
});

test('it ends with its signal, and asks for nothing more', async () => {
  const { clock, cognito, pool } = aPool(() => groups, 60);
  const signal = new AbortController();
  const reason = new DOMException('too long', 'TimeoutError');
  void clock.sleep(5_000).then(() => signal.abort(reason));
  const { error, seconds } = await timed(clock, pool.everybody(groups, signal.signal));
  expect(error).toBe(reason);
  expect(seconds).toBeLessThan(5.1);
  await clock.pass({ seconds: 5 });
  const { length } = cognito.requests;
  await clock.pass({ seconds: 60 });
  expect(cognito.requests).toHaveLength(length);
});

test('what fails in one group fails it all, and the others are not read to their ends', async () => {
  const { clock, cognito, pool } = aPool(() => groups, 60);
  cognito.refuse = index => (index === 40 ? awsError('NotAuthorizedException') : undefined);
  const { error } = await timed(clock, pool.everybody(groups));
  expect(error).toMatchObject({ name: 'NotAuthorizedException' });
  await clock.pass({ seconds: 60 });
  expect(cognito.requests.length).toBeLessThan(60);
});

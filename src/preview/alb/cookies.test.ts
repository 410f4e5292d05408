import { expect, test } from '@jest/globals';
import { joinShards, readCookies, splitIntoShards } from './cookies.ts';

const now = Date.parse('2026-11-23T09:00:00Z');

const roundTrip = (value: string) => {
  const { setCookies } = splitIntoShards('session', value, 0, now) ?? { setCookies: [] };
  return joinShards(readCookies(setCookies.map(line => line.split(';')[0]).join('; ')), 'session');
};

test.each([1, 3936, 3937, 8000, 15_744])('a value of %d characters comes back from its shards', length => {
  const value = 'x'.repeat(length);
  expect(roundTrip(value)).toEqual({ value, shards: Math.ceil(length / 3936) });
});

test('every shard fits into a browser and keeps the session to one host, unread by scripts', () => {
  const { setCookies = [] } = splitIntoShards('a-rather-long-name-of-a-session', 'x'.repeat(9000), 0, now) ?? {};
  expect(setCookies).toHaveLength(3);
  for (const line of setCookies) {
    expect(line.length).toBeLessThanOrEqual(4096);
    expect(line).toMatch(
      /^a-rather-long-name-of-a-session-\d=x+; Expires=\w+, \d+ \w+ 2066 .*; Path=\/; Secure; HttpOnly$/,
    );
  }
});

test('more than 16K is not a session', () => {
  expect(splitIntoShards('session', 'x'.repeat(15_745), 0, now)).toBeUndefined();
});

test('shards that are no longer needed are expired', () => {
  const { shards, setCookies } = splitIntoShards('session', 'short', 3, now) ?? {};
  expect(shards).toBe(1);
  expect(setCookies?.slice(1)).toEqual([
    'session-1=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/; Secure; HttpOnly',
    'session-2=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/; Secure; HttpOnly',
  ]);
});

test.each([
  ['nothing', undefined, ''],
  ['no first shard', 'session-1=b', ''],
  ['a gap', 'session-0=a; session-2=c', 'a'],
  ['a cookie of a longer name', 'session-0=a; session-0-1=b', 'a'],
  ['a cookie that contradicts itself', 'session-0=a; session-0=b', ''],
  ['the same cookie twice', 'session-0=a; session-0=a', 'a'],
  ['no pair at all', 'session-0', ''],
  ['an equals sign in the value', 'session-0=a==', 'a=='],
])('joining shards of %s', (_, header, value) => {
  expect(joinShards(readCookies(header), 'session').value).toBe(value);
});

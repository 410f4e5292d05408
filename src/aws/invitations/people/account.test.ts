import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { type AccountDetails, snapshotOf } from './account.ts';

const somebody = (username: string, more: Partial<AccountDetails> = {}): AccountDetails => ({
  username,
  sub: `sub-${username}`,
  email: `${username}@acme.com`,
  emailVerified: true,
  enabled: true,
  status: 'active',
  changedAt: Temporal.Instant.fromEpochMilliseconds(0),
  ...more,
});
const external = { status: 'external', email: 'ana@acme.com', emailVerified: false } as const;

test('by address, however it is spelt, with the groups that were asked for', () => {
  const members = new Map([
    ['finance', new Set(['Ana', 'ben'])],
    ['audit', new Set(['Ana'])],
    ['sales', new Set<string>()],
  ]);
  const found = snapshotOf([somebody('Ana'), somebody('ben'), somebody('cara')], members);
  expect([...found].map(([key, { groups }]) => [key, groups])).toEqual([
    ['ana@acme.com', ['finance', 'audit']],
    ['ben@acme.com', ['finance']],
    ['cara@acme.com', []],
  ]);
});

test.each<[string, AccountDetails[], string | undefined]>([
  ['an address that nobody has shown to be theirs', [somebody('ana', { emailVerified: false })], undefined],
  ['nobody without an address', [somebody('ana', { email: '' })], undefined],
  ['one who has no other name', [somebody('b5', { ...external, sub: 'b5', status: 'invited' })], 'b5'],
  ['one who signs in elsewhere', [somebody('google_1', external)], 'google_1'],
  ['who signs in here, if first', [somebody('ana'), somebody('google_1', external)], 'ana'],
  ['who signs in here, if last', [somebody('google_1', external), somebody('ana')], 'ana'],
])('an address stands for %s', (_, everybody, username) => {
  expect(snapshotOf(everybody, new Map()).get('ana@acme.com')?.username).toBe(username);
});

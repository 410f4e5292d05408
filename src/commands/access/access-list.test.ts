import { expect, test } from '@jest/globals';
import type { Policy } from '../../access/policy.ts';
import type { Account } from '../../aws/invitations/people/people.ts';
import { accessList, type PoolPeople } from './access-list.ts';
import { accessListText } from './who.ts';

const today = '2026-11-23';

const account = (name: string, more: Partial<Account> = {}): Account => ({
  username: `id-${name}`,
  email: `${name}@acme.com`,
  emailVerified: true,
  enabled: true,
  ...more,
});

/** A pool whose people are in these groups, by user name, and what it was asked for. */
function poolOf(accounts: readonly Account[], groups: Record<string, string[]> = {}) {
  const requests: string[] = [];
  const pool: PoolPeople = {
    async *all() {
      for (const [index, account] of accounts.entries()) {
        if (index % 60 === 0) requests.push('people');
        yield account;
      }
    },
    async membersByGroup(names) {
      const found = new Map<string, ReadonlySet<string>>();
      for (const group of names) {
        const members = accounts.filter(({ username }) => groups[username]?.includes(group));
        for (let page = 0; page === 0 || page * 60 < members.length; page++) requests.push(group);
        found.set(group, new Set(members.map(({ username }) => username)));
      }
      return found;
    },
  };
  return { pool, requests };
}

const finance: Policy = { allow: [{ group: 'finance' }] };

test('who may enter, who may not and who is disabled', async () => {
  const { pool } = poolOf(
    [
      account('zoe', { enabled: false }),
      account('cleo', { until: '2026-11-22' }),
      account('ben'),
      account('ana'),
      { username: 'robot', emailVerified: false, enabled: true },
    ],
    { 'id-ana': ['other', 'finance'], 'id-cleo': ['finance'], 'id-zoe': ['finance'] },
  );
  const people = await accessList(pool, finance, today, () => undefined);
  expect(people[0]).toEqual({
    username: 'id-ana',
    email: 'ana@acme.com',
    emailVerified: true,
    groups: ['finance'],
    allowed: true,
    reason: 'allowed',
    rule: { group: 'finance' },
    sentence: 'An allow rule matches: group finance.',
  });
  expect(accessListText({ stage: 'prod', app: 'finance', on: today, people })).toBe(
    `
finance, stage prod, on 2026-11-23: 1 of 5 people in the pool have access.

Access (1)
  ana@acme.com   allowed       An allow rule matches: group finance.

No access (3)
  ben@acme.com   not-allowed   No allow rule matches this person.
  cleo@acme.com  access-ended  The last day of access has passed.
  robot          not-allowed   No allow rule matches this person.

Disabled (1)
  zoe@acme.com   disabled      The account is disabled.
`.trim(),
  );
});

test('who is denied by a group is seen to be', async () => {
  const { pool } = poolOf([account('ana'), account('ben')], { 'id-ben': ['contractors'] });
  const policy: Policy = { allow: [{ emailDomain: 'acme.com' }], deny: [{ group: 'contractors' }] };
  const people = await accessList(pool, policy, today, () => undefined);
  expect(people.map(({ email, allowed, reason, groups }) => [email, allowed, reason, groups])).toEqual([
    ['ana@acme.com', true, 'allowed', []],
    ['ben@acme.com', false, 'denied', ['contractors']],
  ]);
});

test('an empty pool is a list too', async () => {
  const people = await accessList(poolOf([]).pool, finance, today, () => undefined);
  expect(accessListText({ stage: 'prod', app: 'finance', on: today, people })).toBe(
    'finance, stage prod, on 2026-11-23: 0 of 0 people in the pool have access.',
  );
});

test('ten thousand people cost a request for each page of them and of the members, and none of their own', async () => {
  const names = Array.from({ length: 10_000 }, (_, n) => `p${n}`);
  const inFinance = Object.fromEntries(names.map(name => [`id-${name}`, ['finance']]));
  const { pool, requests } = poolOf(
    names.map(name => account(name)),
    inFinance,
  );
  let seen = 0;
  const people = await accessList(pool, finance, today, () => seen++);
  expect(people.filter(({ allowed }) => allowed)).toHaveLength(10_000);
  expect({ seen, requests: requests.length }).toEqual({ seen: 10_000, requests: 334 });
});

test('no group is asked for where no rule names one, and one that two rules name only once', async () => {
  const { pool, requests } = poolOf([account('ana')]);
  await accessList(pool, 'everyoneInvited', today, () => undefined);
  expect(requests).toEqual(['people']);
  const twice: Policy = { allow: [{ group: 'finance' }], deny: [{ group: 'finance' }] };
  await accessList(pool, twice, today, () => undefined);
  expect(requests).toEqual(['people', 'finance', 'people']);
});

test('what the pool refuses is thrown', async () => {
  const { pool } = poolOf([account('ana'), account('ben')]);
  const refusing: PoolPeople = { ...pool, membersByGroup: () => Promise.reject(new Error('TooManyRequests')) };
  await expect(accessList(refusing, finance, today, () => undefined)).rejects.toThrow('TooManyRequests');
});

import { expect, test } from '@jest/globals';
import type { Policy } from '../../access/policy.ts';
import type { Account } from '../../aws/people.ts';
import { guestList, type Pool } from './guest-list.ts';
import { guestListText } from './guest-list-text.ts';

const today = '2026-11-23';

const account = (name: string, more: Partial<Account> = {}): Account => ({
  username: `id-${name}`,
  email: `${name}@acme.com`,
  emailVerified: true,
  enabled: true,
  ...more,
});

/** A pool, and how many of its groups were asked for at once at most. */
function poolOf(accounts: readonly Account[], groups: Record<string, string[]> = {}) {
  const asked = { now: 0, most: 0, total: 0 };
  const pool: Pool = {
    async *all() {
      yield* accounts;
    },
    async groupsOf(username) {
      asked.total++;
      asked.most = Math.max(asked.most, ++asked.now);
      await new Promise(resolve => setImmediate(resolve));
      asked.now--;
      return groups[username] ?? [];
    },
  };
  return { pool, asked };
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
  const people = await guestList(pool, finance, today, () => undefined);
  expect(people[0]).toEqual({
    username: 'id-ana',
    email: 'ana@acme.com',
    emailVerified: true,
    groups: ['finance'],
    allowed: true,
    reason: 'allowed',
    rule: { group: 'finance' },
    sentence: 'They are named by an allow rule: group finance.',
  });
  expect(guestListText({ stage: 'prod', app: 'finance', on: today, people })).toBe(
    `
finance, stage prod, on 2026-11-23: 1 of 5 people in the pool may enter.

May enter (1)
  ana@acme.com   allowed       They are named by an allow rule: group finance.

May not enter (3)
  ben@acme.com   not-allowed   No allow rule names them.
  cleo@acme.com  access-ended  Their last day of access has passed.
  robot          not-allowed   No allow rule names them.

Disabled (1)
  zoe@acme.com   disabled      The account is disabled.
`.trim(),
  );
});

test('who is denied by a group is seen to be', async () => {
  const { pool } = poolOf([account('ana'), account('ben')], { 'id-ben': ['contractors'] });
  const policy: Policy = { allow: [{ emailDomain: 'acme.com' }], deny: [{ group: 'contractors' }] };
  const people = await guestList(pool, policy, today, () => undefined);
  expect(people.map(({ email, allowed, reason, groups }) => [email, allowed, reason, groups])).toEqual([
    ['ana@acme.com', true, 'allowed', []],
    ['ben@acme.com', false, 'denied', ['contractors']],
  ]);
});

test('an empty pool is a list too', async () => {
  const people = await guestList(poolOf([]).pool, finance, today, () => undefined);
  expect(guestListText({ stage: 'prod', app: 'finance', on: today, people })).toBe(
    'finance, stage prod, on 2026-11-23: 0 of 0 people in the pool may enter.',
  );
});

test('a thousand people are asked about five at a time, each once', async () => {
  const { pool, asked } = poolOf(Array.from({ length: 1_000 }, (_, n) => account(`p${n}`)));
  let seen = 0;
  expect(await guestList(pool, finance, today, () => seen++)).toHaveLength(1_000);
  expect({ ...asked, seen }).toEqual({ now: 0, most: 5, total: 1_000, seen: 1_000 });
});

test('nobody’s groups are asked for where no rule names one', async () => {
  const { pool, asked } = poolOf([account('ana')]);
  await guestList(pool, 'everyoneInvited', today, () => undefined);
  expect(asked.total).toBe(0);
});

test('what the pool refuses is thrown', async () => {
  const { pool } = poolOf([account('ana'), account('ben')]);
  const refusing: Pool = { ...pool, groupsOf: () => Promise.reject(new Error('TooManyRequests')) };
  await expect(guestList(refusing, finance, today, () => undefined)).rejects.toThrow('TooManyRequests');
});

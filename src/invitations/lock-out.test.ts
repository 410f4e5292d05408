import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { adminsGroup as groupOfPolicies } from '../access/policy.ts';
import { keyOf } from './address.ts';
import { adminsGroup, findLockOuts, keysOfEndingAccess, withoutLockOut } from './lock-out.ts';
import type { PoolPerson } from './pool.ts';
import type { FileRow } from './row.ts';

const today = '2026-11-23';
const yesterday = '2026-11-22';

const person = (name: string, more: Partial<PoolPerson> = {}): [string, PoolPerson] => [
  keyOf(`${name}@ex.com`),
  {
    username: `u-${name}`,
    sub: `s-${name}`,
    enabled: true,
    status: 'active',
    changedAt: Temporal.Instant.from('2026-01-01T00:00:00Z'),
    groups: ['admins'],
    ...more,
  },
];
const row = (line: number, email: string, until?: string): FileRow => ({
  line,
  given: { email, name: '', groups: '', until: until ?? '' },
  invitation: { email, groups: [], ...(until === undefined ? {} : { until }) },
});

/** The lines of a file that are refused, each with why. */
async function refusedOf(rows: FileRow[], people: [string, PoolPerson][], by = 'arn:aws:iam::1:user/ci') {
  const each = async function* () {
    yield* rows;
  };
  const refused = findLockOuts(await keysOfEndingAccess(each(), today), new Map(people), { by, today });
  const found: string[] = [];
  for await (const { line, finding } of withoutLockOut(each(), refused, today)) {
    if (finding) found.push(`${line} ${finding.code} ${finding.values?.why} ${finding.values?.value}`);
  }
  return found;
}

const ana = person('ana');
const bo = person('bo');
const member = person('cy', { groups: ['finance'] });

test.each<[string, FileRow[], [string, PoolPerson][], string, string[]]>([
  ['oneself', [row(2, 'ana@ex.com', yesterday)], [ana, bo], 's-ana', ['2 UNTIL_PAST self 2026-11-22']],
  [
    'oneself in another spelling',
    [row(2, 'ANA@ex.com', yesterday)],
    [ana, bo],
    's-ana',
    ['2 UNTIL_PAST self 2026-11-22'],
  ],
  [
    'oneself without being an admin',
    [row(2, 'cy@ex.com', yesterday)],
    [ana, member],
    's-cy',
    ['2 UNTIL_PAST self 2026-11-22'],
  ],
  ['the only admin', [row(2, 'ana@ex.com', yesterday)], [ana, member], 'ci', ['2 UNTIL_PAST admins 2026-11-22']],
  [
    'every admin',
    [row(2, 'ana@ex.com', yesterday), row(3, 'cy@ex.com', yesterday), row(4, 'bo@ex.com', '2020-01-01')],
    [ana, bo, member],
    'ci',
    ['2 UNTIL_PAST admins 2026-11-22', '4 UNTIL_PAST admins 2020-01-01'],
  ],
  [
    'every admin who can still sign in',
    [row(2, 'ana@ex.com', yesterday)],
    [ana, person('bo', { enabled: false }), person('di', { until: yesterday })],
    'ci',
    ['2 UNTIL_PAST admins 2026-11-22'],
  ],
])('a past last day of %s is refused', async (_name, rows, people, by, expected) => {
  expect(await refusedOf(rows, people, by)).toEqual(expected);
});

test.each<[string, FileRow[], [string, PoolPerson][], string]>([
  ['of one admin of two', [row(2, 'ana@ex.com', yesterday)], [ana, bo], 's-bo'],
  ['of a member', [row(2, 'cy@ex.com', yesterday)], [ana, member], 's-ana'],
  ['of someone new', [row(2, 'new@ex.com', yesterday)], [ana], 's-ana'],
  [
    'of an admin whose last day is over already',
    [row(2, 'di@ex.com', yesterday)],
    [ana, person('di', { until: yesterday })],
    's-ana',
  ],
  ['that is today', [row(2, 'ana@ex.com', today)], [ana], 's-ana'],
  ['that is not said', [row(2, 'ana@ex.com')], [ana], 's-ana'],
])('a last day %s is not', async (_name, rows, people, by) => {
  expect(await refusedOf(rows, people, by)).toEqual([]);
});

test('a row that is wrong in itself stays what it is', async () => {
  const wrong: FileRow = {
    line: 2,
    given: { email: 'x', name: '', groups: '', until: '' },
    finding: { code: 'EMAIL_SYNTAX' },
  };
  expect(await refusedOf([wrong], [ana], 's-ana')).toEqual(['2 EMAIL_SYNTAX undefined undefined']);
});

test('the admins are those of the policies', () => expect(adminsGroup).toBe(groupOfPolicies));

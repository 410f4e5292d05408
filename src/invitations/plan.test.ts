import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { fileOf } from './fakes/world.ts';
import { isSameStep, plan, planRow, unplanned } from './plan.ts';
import type { PoolPerson } from './pool.ts';
import type { Row, RowStep } from './row.ts';

const now = Temporal.Instant.from('2026-03-20T00:00:00Z');
const [yesterday, lastMonth] = [now.subtract({ hours: 24 }), now.subtract({ hours: 24 * 30 })];
const person = (more: Partial<PoolPerson> = {}): PoolPerson => ({
  ...{ username: 'ana', enabled: true, status: 'active', changedAt: lastMonth, groups: ['sales'], until: '2026-12-31' },
  ...more,
});
const newer = { email: 'ana@acme.com', name: 'Ana', groups: ['sales', 'finance'], until: '2027-06-30' };
const same = { email: 'ana@acme.com', name: 'Another', groups: ['sales'], until: '2026-12-31' };
const bare = { email: 'ana@acme.com', groups: [] };

const nothing = (code: string) => ({ action: 'nothing', join: [], finding: { code } });
const refuse = (code: string) => ({ action: 'refuse', join: [], finding: { code } });
const update = { action: 'update', join: ['finance'], until: '2027-06-30' };
const invite = { action: 'invite', join: ['sales', 'finance'], until: '2027-06-30' };
const [active, disabled] = [person(), person({ enabled: false })];
const external = person({ status: 'external' });
const invited = person({ status: 'invited', changedAt: yesterday });
const expired = person({ status: 'invited' });

test.each([
  ['merge-groups', undefined, newer, invite],
  ['skip', undefined, newer, invite],
  ['resend', undefined, newer, invite],
  ['error', undefined, newer, invite],
  ['merge-groups', undefined, bare, { action: 'invite', join: [] }],

  ['merge-groups', disabled, newer, refuse('USER_DISABLED')],
  ['skip', disabled, newer, refuse('USER_DISABLED')],
  ['resend', disabled, newer, refuse('USER_DISABLED')],
  ['error', disabled, newer, refuse('USER_DISABLED')],

  ['merge-groups', active, newer, update],
  ['merge-groups', active, same, nothing('USER_EXISTS')],
  ['merge-groups', active, bare, nothing('USER_EXISTS')],
  ['merge-groups', active, { ...same, until: '2026-11-30' }, { action: 'update', join: [], until: '2026-11-30' }],
  ['merge-groups', invited, newer, update],
  ['merge-groups', invited, same, nothing('USER_EXISTS')],
  ['merge-groups', expired, newer, { ...update, finding: { code: 'INVITATION_EXPIRED' } }],
  ['merge-groups', expired, same, nothing('INVITATION_EXPIRED')],
  ['merge-groups', external, newer, update],

  ['skip', active, newer, nothing('USER_EXISTS')],
  ['skip', expired, newer, nothing('USER_EXISTS')],
  ['error', active, same, refuse('USER_EXISTS')],
  ['error', invited, newer, refuse('USER_EXISTS')],

  ['resend', invited, newer, { action: 'resend', join: ['finance'], until: '2027-06-30' }],
  ['resend', expired, same, { action: 'resend', join: [] }],
  ['resend', active, newer, { ...update, finding: { code: 'USER_ACTIVE' } }],
  ['resend', active, same, nothing('USER_ACTIVE')],
  ['resend', external, newer, { ...update, finding: { code: 'USER_EXTERNAL' } }],
  ['resend', external, same, nothing('USER_EXTERNAL')],
] as const)('%s: %j gets %j', (onExisting, there, invitation, expected) => {
  expect(planRow(invitation, there, { onExisting, temporaryDays: 7, now })).toEqual(expected);
});

test('nobody is mailed again who was mailed after that was asked for', () => {
  const options = { onExisting: 'resend', temporaryDays: 7, now } as const;
  const planned = (asked: Temporal.Instant) => planRow(newer, invited, { ...options, requestedAt: asked });
  expect(planned(yesterday.add({ seconds: 1 })).action).toBe('resend');
  expect(planned(yesterday)).toEqual({ ...update, finding: { code: 'RESEND_TOO_SOON' } });
});

const step = (more: Partial<RowStep> = {}): RowStep => ({ action: 'update', join: ['sales', 'finance'], ...more });

test.each([
  [step(), step({ join: ['finance', 'sales'] }), true],
  [step(), step({ finding: { code: 'INVITATION_EXPIRED' } }), true],
  [step(), step({ join: ['sales'] }), false],
  [step(), step({ join: ['sales', 'hr'] }), false],
  [step(), step({ until: '2027-01-01' }), false],
  [step(), step({ action: 'invite' }), false],
  [
    step({ action: 'refuse', finding: { code: 'USER_DISABLED' } }),
    step({ action: 'refuse', finding: { code: 'USER_EXISTS' } }),
    false,
  ],
])('%j and %j do the same: %s', (one, other, expected) => {
  expect(isSameStep(one, other)).toBe(expected);
});

async function* file() {
  yield* fileOf([newer, { email: 'BO@acme.com', groups: [] }]);
  const given = { email: 'x', name: '', groups: '', until: '' };
  yield { line: 9, given, finding: { code: 'EMAIL_SYNTAX' } } as const;
}

const all = async (rows: AsyncIterable<Row>) => {
  const found: Row[] = [];
  for await (const row of rows) found.push(row);
  return found;
};

test('a file is planned row by row, whatever the case of an address', async () => {
  const people = new Map([['bo@acme.com', person({ username: 'bo' })]]);
  const rows = await all(plan(file(), people, { onExisting: 'merge-groups', temporaryDays: 7, now }));
  expect(rows).toMatchObject([
    { line: 2, version: 1, state: 'waiting', invitation: newer, planned: invite, findings: [] },
    { line: 3, state: 'waiting', planned: nothing('USER_EXISTS'), findings: [{ code: 'USER_EXISTS' }] },
    { line: 9, version: 1, state: 'invalid', findings: [{ code: 'EMAIL_SYNTAX' }] },
  ]);
  expect(rows[2]).not.toHaveProperty('planned');
});

test('a file that is done at once has no plan', async () => {
  const rows = await all(unplanned(file()));
  expect(rows.map(({ line, state, findings }) => [line, state, findings.length])).toEqual([
    [2, 'waiting', 0],
    [3, 'waiting', 0],
    [9, 'invalid', 1],
  ]);
  expect(rows.every(row => !('planned' in row))).toBe(true);
});

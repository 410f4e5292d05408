import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { formatPeopleList, listPeople, type NamedAccount } from './list.ts';

const now = Temporal.Instant.from('2026-11-23T09:00Z');

const person = (email: string, more: Partial<NamedAccount> = {}): NamedAccount => ({
  ...{ email, username: email.split('@')[0] ?? '', enabled: true, status: 'active' },
  changedAt: now.subtract({ hours: 100 }),
  ...more,
});

const pages: Record<string, { people: NamedAccount[]; cursor?: string }> = {
  '': {
    people: [person('cara@acme.com', { name: 'Cara\u001b[2J Ito', until: '2026-12-31' }), person('ana@acme.com')],
    cursor: 'two',
  },
  two: {
    people: [
      person('ben@acme.com', { status: 'invited' }),
      person('dora@acme.com', { status: 'invited', changedAt: now }),
      person('emil@acme.com', { enabled: false }),
    ],
  },
};

const read: number[] = [];
const ports = {
  page: async (cursor = '') => pages[cursor] ?? { people: [] },
  read: (count: number) => {
    read.push(count);
  },
};
const days = { temporaryDays: 3, now };

test('everybody of all pages, by address, with how far they have come', async () => {
  const entries = await listPeople(ports, days, undefined);
  expect(entries.map(({ email, state }) => [email, state])).toEqual([
    ['ana@acme.com', 'active'],
    ['ben@acme.com', 'expired'],
    ['cara@acme.com', 'active'],
    ['dora@acme.com', 'invited'],
    ['emil@acme.com', 'disabled'],
  ]);
  expect(read).toEqual([2, 5]);
  expect(formatPeopleList('prod', entries, false).split('\n').slice(0, 5)).toEqual([
    'Stage prod: 5 people (2 active, 1 expired, 1 invited, 1 disabled).',
    '',
    '  email          name          status    since       until',
    '  ana@acme.com                 active    2026-11-19',
    '  ben@acme.com                 expired   2026-11-19',
  ]);
});

test('only those of one state, with their user names where they have some', async () => {
  expect(formatPeopleList('prod', await listPeople(ports, days, 'disabled'), true)).toBe(
    [
      'Stage prod: 1 person, disabled.',
      '',
      '  email          user name  name  status    since       until',
      '  emil@acme.com  emil             disabled  2026-11-19',
    ].join('\n'),
  );
  expect(formatPeopleList('prod', [], false)).toBe('Stage prod: 0 people.');
});

import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { mailDay, mailsForInvitations } from './mail-day.ts';

test.each([
  ['2026-03-01T00:00:00Z', '2026-03-01', '2026-03-02T00:00:00Z'],
  ['2026-03-01T23:59:59.999Z', '2026-03-01', '2026-03-02T00:00:00Z'],
  ['2026-12-31T12:00:00+09:00', '2026-12-31', '2027-01-01T00:00:00Z'],
  ['2028-02-28T23:00:00-05:00', '2028-02-29', '2028-03-01T00:00:00Z'],
])('%s counts for %s, until %s', (now, day, resets) => {
  const counted = mailDay(Temporal.Instant.from(now));
  expect({ ...counted, resets: `${counted.resets}` }).toEqual({ day, resets });
});

test('the reserve is not for invitations, however large it is', () => {
  expect(mailsForInvitations({ mailsPerDay: 50, mailReserve: 10 })).toBe(40);
  expect(mailsForInvitations({ mailsPerDay: 5, mailReserve: 10 })).toBe(0);
});

import { expect, test } from '@jest/globals';
import type { InvitationSettings } from '../settings/login/invitations.ts';
import { linesOf, withLogin } from './fakes/settings.ts';

const ses = { identity: 'arn:aws:ses:eu-west-1:222222222222:identity/example.com', from: 'data@example.com' } as const;
const byCognito = (invitations: InvitationSettings) => linesOf(withLogin({ invitations }));
const bySes = (invitations: InvitationSettings) => linesOf(withLogin({ sender: ses, invitations }));

test.each<[string, InvitationSettings, string]>([
  [
    'nothing in a second',
    { writesPerSecond: 0 },
    'login.invitations.writesPerSecond is 0. Allowed: a whole number from 1 to 25.',
  ],
  ['all that Cognito takes, and one more', { writesPerSecond: 26 }, 'login.invitations.writesPerSecond is 26.'],
  ['one in two seconds', { writesPerSecond: 0.5 }, 'login.invitations.writesPerSecond is 0.5.'],
  ['no number', { writesPerSecond: Number.NaN }, 'login.invitations.writesPerSecond is NaN.'],
  [
    'more than Cognito sends',
    { mailsPerDay: 51 },
    'login.invitations.mailsPerDay is 51. Allowed: a whole number from 1 to 50 when Cognito sends. Lower it, or let SES send: login.sender.',
  ],
  [
    'no mails',
    { mailsPerDay: 0 },
    'login.invitations.mailsPerDay is 0. Allowed: a whole number from 1 to 50 when Cognito sends.',
  ],
  ['mails and a half', { mailsPerDay: 20.5 }, 'login.invitations.mailsPerDay is 20.5.'],
  ['less than no reserve', { mailReserve: -1 }, 'login.invitations.mailReserve is -1. Allowed: a whole number from 0.'],
  ['half a mail in reserve', { mailReserve: 0.5 }, 'login.invitations.mailReserve is 0.5.'],
  ['endless reserve', { mailReserve: Number.POSITIVE_INFINITY }, 'login.invitations.mailReserve is Infinity.'],
  [
    'every mail in reserve',
    { mailsPerDay: 20, mailReserve: 20 },
    "login.invitations.mailReserve is 20. Allowed: less than mailsPerDay's 20. Lower it, or raise mailsPerDay: otherwise no one could be invited.",
  ],
  [
    'fewer mails than are in reserve by default',
    { mailsPerDay: 10 },
    "login.invitations.mailReserve is 10. Allowed: less than mailsPerDay's 10.",
  ],
  [
    'a reserve of all that there are by default',
    { mailReserve: 50 },
    "login.invitations.mailReserve is 50. Allowed: less than mailsPerDay's 50.",
  ],
])('%s', (_name, invitations, line) => {
  expect(byCognito(invitations)).toEqual([expect.stringContaining(line)]);
});

test("SES has another quota than Cognito's", () => {
  expect(bySes({ mailsPerDay: 51 })).toEqual([]);
  expect(bySes({ mailReserve: 49_999 })).toEqual([]); // of the 50,000 there are by default
  expect(bySes({ mailReserve: 50_000 })).toHaveLength(1);
  expect(bySes({ mailsPerDay: 1_000_001 })).toEqual([
    'login.invitations.mailsPerDay is 1000001. Allowed: a whole number from 1 to 1000000.',
  ]);
});

test('every problem is told at once', () => {
  expect(byCognito({ writesPerSecond: 0, mailsPerDay: 0, mailReserve: -1 })).toHaveLength(3);
});

test.each<[string, InvitationSettings]>([
  ['nothing said', {}],
  ['the least', { writesPerSecond: 1, mailsPerDay: 1, mailReserve: 0 }],
  ['the most', { writesPerSecond: 25, mailsPerDay: 50, mailReserve: 49 }],
])('%s is sound', (_name, invitations) => {
  expect(byCognito(invitations)).toEqual([]);
});

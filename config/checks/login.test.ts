import { expect, test } from '@jest/globals';
import type { LoginSettings } from '../settings/login.ts';
import { linesOf, withLogin } from './fakes/settings.ts';

test.each<[string, LoginSettings, string]>([
  ['no session', { sessionHours: 0 }, 'login.sessionHours is 0. Allowed: a whole number from 1 to 168'],
  ['over a week', { sessionHours: 169 }, 'login.sessionHours is 169.'],
  ['half an hour more', { sessionHours: 1.5 }, 'login.sessionHours is 1.5.'],
  ['no number', { sessionHours: Number.NaN }, 'login.sessionHours is NaN.'],
  ['4 minutes', { accessTokenMinutes: 4 }, 'login.accessTokenMinutes is 4. Allowed: a whole number from 5 to 1440'],
  ['over a day', { accessTokenMinutes: 1441, sessionHours: 100 }, 'login.accessTokenMinutes is 1441.'],
  [
    'a token that outlives the session',
    { accessTokenMinutes: 120, sessionHours: 2 },
    "login.accessTokenMinutes is 120. Allowed: less than the session's 2 h. Lower it, or raise sessionHours.",
  ],
  ['a session as short as the token by default', { sessionHours: 1 }, 'login.accessTokenMinutes is 60. Allowed: less'],
  [
    '7 characters',
    { password: { minimumLength: 7 } },
    'login.password.minimumLength is 7. Allowed: a whole number from 8',
  ],
  ['100 characters', { password: { minimumLength: 100 } }, 'login.password.minimumLength is 100.'],
  ['no day', { password: { temporaryDays: 0 } }, 'login.password.temporaryDays is 0. Allowed: a whole number from 1'],
  ['over a year', { password: { temporaryDays: 366 } }, 'login.password.temporaryDays is 366.'],
  [
    'an attribute twice',
    { requiredAttributes: ['name', 'locale', 'name'] },
    'login.requiredAttributes is "name". Allowed: each attribute once',
  ],
  [
    'a method twice',
    { mfa: { mode: 'optional', methods: ['totp', 'totp'] } },
    'login.mfa.methods is "totp". Allowed: each',
  ],
  [
    'text messages to nowhere',
    { mfa: { mode: 'required', methods: ['sms'] } },
    'login.mfa is {"mode":"required","methods":["sms"]}. Allowed: sms alone only with phone_number',
  ],
])('%s', (_name, login, line) => {
  expect(linesOf(withLogin(login))).toEqual([expect.stringContaining(line)]);
});

test.each<[string, LoginSettings]>([
  ['the shortest', { sessionHours: 1, accessTokenMinutes: 5, password: { minimumLength: 8, temporaryDays: 1 } }],
  ['the longest', { sessionHours: 168, accessTokenMinutes: 1440, password: { minimumLength: 99, temporaryDays: 365 } }],
  ['a token a minute shorter than the session', { sessionHours: 2, accessTokenMinutes: 119 }],
  ['either factor', { mfa: { mode: 'required', methods: ['totp', 'sms'] } }],
  ['text messages for some', { mfa: { mode: 'optional', methods: ['sms'] } }],
  ['text messages', { mfa: { mode: 'required', methods: ['sms'] }, requiredAttributes: ['phone_number'] }],
])('%s is sound', (_name, login) => {
  expect(linesOf(withLogin(login))).toEqual([]);
});

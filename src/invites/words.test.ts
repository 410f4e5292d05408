import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sentenceOf } from './outcome.ts';
import { refusalOf } from './refusal.ts';
import { userNames } from './user-names.ts';

const names = (email: string, count: number) => userNames(email).take(count).toArray();
const ana = { email: 'ana@acme.com', username: 'ana' };

test.each([
  ['Ana.Ito@acme.com', ['ana.ito', 'ana.ito-2', 'ana.ito-3']],
  ["o'neill+apps@acme.com", ['o-neill+apps', 'o-neill+apps-2', 'o-neill+apps-3']],
  ['花子@例え.jp', ['花子', '花子-2', '花子-3']],
])('%s gives user names', (email, expected) => {
  expect(names(email, 3)).toEqual(expected);
});

test('no user name looks like an address, is empty or is too long for Cognito', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), local => {
      for (const name of names(`${local}@acme.com`, 12)) {
        expect(name).not.toContain('@');
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(128);
      }
    }),
  );
});

test('a person reads what became of it', () => {
  const invited = { outcome: 'invited', ...ana, groups: ['admins', 'finance'] } as const;
  expect(sentenceOf(invited, true)).toBe(
    'Invited: the mail with the temporary password is on its way. The user name is ana. In admins, finance.',
  );
  expect(sentenceOf({ ...invited, groups: [] }, false)).toBe(
    'Invited: the mail with the temporary password is on its way.',
  );
  const known = { outcome: 'known', ...ana, added: ['finance'], waiting: false } as const;
  expect(sentenceOf(known, true)).toBe('In the pool already: no mail was sent. Now in finance.');
  expect(sentenceOf({ ...known, added: [], waiting: true }, false)).toMatch(
    /^In the pool already: no mail was sent\. Has not signed in yet: docs\/runbook\.md says/,
  );
  const failed = { outcome: 'failed', email: ana.email, code: 'disabled', message: 'Disabled.', inPool: true } as const;
  expect(sentenceOf(failed, false)).toBe('✗ Disabled.');
});

test('what nobody foresaw says what it is', () => {
  expect(refusalOf('odd')).toEqual({ code: 'refused', message: 'Error: odd.' });
  expect(refusalOf(Object.assign(new Error('Why'), { name: 'toString' })).message).toBe('toString: Why.');
});

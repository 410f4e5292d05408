import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { userNames } from './user-names.ts';

const names = (email: string, count: number) => userNames(email).take(count).toArray();

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

import { expect, test } from '@jest/globals';
import { BadUsage } from '../kit/bad-usage.ts';
import { addressesGiven, nameGiven } from './addresses.ts';

/** The bad usage that this is. */
function misuse(use: () => unknown) {
  try {
    use();
  } catch (error) {
    if (error instanceof BadUsage) return error.misuse;
    throw error;
  }
  return undefined;
}

test('each address counts once, however it is spelt', () => {
  expect(addressesGiven(['ana@acme.com', 'Ben@Acme.com', 'ANA@acme.com', 'ana@acme.com\u00a0'], 'invite')).toEqual([
    { typed: 'ana@acme.com', email: 'ana@acme.com' },
    { typed: 'Ben@Acme.com', email: 'Ben@acme.com' },
  ]);
});

test('all that are none are told at once', () => {
  expect(
    misuse(() => addressesGiven(['ana@acme.com', 'ben', '@acme.com', 'c@d@e.com', 'd@localhost'], 'invite')),
  ).toMatchObject({
    code: 'bad-address',
    problem: 'These are no addresses',
    given: 'ben @acme.com c@d@e.com d@localhost',
  });
  expect(misuse(() => addressesGiven([], 'people resend'))).toMatchObject({
    code: 'missing-address',
    fix: 'Say whose: npx sls people resend ana@acme.com --stage prod',
  });
});

test('a name is one person’s', () => {
  expect(nameGiven('Ana Ito', ['ana@acme.com'])).toEqual({ name: 'Ana Ito' });
  expect(nameGiven(undefined, ['ana@acme.com', 'ben@acme.com'])).toEqual({});
  expect(misuse(() => nameGiven('Ana', ['ana@acme.com', 'ben@acme.com']))).toMatchObject({ code: 'bad-option' });
});

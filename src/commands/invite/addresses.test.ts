import { expect, test } from '@jest/globals';
import { BadUsage } from '../kit/bad-usage.ts';
import { parseAddresses, parseName } from './addresses.ts';

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
  expect(parseAddresses(['ana@acme.com', 'Ben@Acme.com', 'ANA@acme.com', 'ana@acme.com\u00a0'], 'invite')).toEqual([
    { typed: 'ana@acme.com', email: 'ana@acme.com' },
    { typed: 'Ben@Acme.com', email: 'Ben@acme.com' },
  ]);
});

test('all that are none are told at once', () => {
  expect(
    misuse(() => parseAddresses(['ana@acme.com', 'ben', '@acme.com', 'c@d@e.com', 'd@localhost'], 'invite')),
  ).toMatchObject({
    code: 'bad-address',
    problem: 'Not email addresses',
    given: 'ben @acme.com c@d@e.com d@localhost',
  });
  expect(misuse(() => parseAddresses([], 'people resend'))).toMatchObject({
    code: 'missing-address',
    fix: 'Pass at least one: npx sls people resend ana@acme.com --stage prod',
  });
});

test('a name is one person’s', () => {
  expect(parseName('Ana Ito', ['ana@acme.com'])).toEqual({ name: 'Ana Ito' });
  expect(parseName(undefined, ['ana@acme.com', 'ben@acme.com'])).toEqual({});
  expect(misuse(() => parseName('Ana', ['ana@acme.com', 'ben@acme.com']))).toMatchObject({ code: 'bad-option' });
});

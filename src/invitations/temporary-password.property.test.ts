import { randomInt } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { temporaryPassword } from './temporary-password.ts';

// https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html
const kinds: Record<string, RegExp> = {
  lowercase: /[a-z]/,
  uppercase: /[A-Z]/,
  numbers: /[0-9]/,
  symbols: /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+-]/,
};
const allowed = new RegExp(
  `^(?:${Object.values(kinds)
    .map(({ source }) => source)
    .join('|')})+$`,
);

/** What Cognito checks. No policy can set a maximum; the API's is 256. */
const accepts = (minimumLength: number, required: readonly string[], password: string) =>
  password.length >= minimumLength &&
  password.length <= 256 &&
  allowed.test(password) &&
  required.every(kind => kinds[kind]?.test(password));

/** Every subset of the four kinds. */
const requirements = Array.from({ length: 16 }, (_, bits) =>
  Object.keys(kinds).filter((_kind, index) => (bits >> index) % 2 === 1),
);
const lengths = Array.from({ length: 94 }, (_, index) => index + 6);

const password = (minimumLength: number) => temporaryPassword({ minimumLength }, randomInt);
const many = Array.from({ length: 3_000 }, () => password(8));
const alphabet = [...new Set(many.join(''))].toSorted();

test('every policy that Cognito knows accepts it', () => {
  for (const minimumLength of lengths) {
    for (const required of requirements) {
      const drawn = Array.from({ length: 5 }, () => password(minimumLength));
      expect(drawn.filter(it => !accepts(minimumLength, required, it))).toEqual([]);
    }
  }
});

test('the check above refuses what Cognito refuses', () => {
  const all = Object.keys(kinds);
  for (const refused of [
    'Ab1_xyz',
    'ab1_xyzw',
    'AB1_XYZW',
    'Abc_xyzw',
    'Ab1xyzwv',
    'Ab1_xyzñ',
    'Ab1 xyz_',
    'Ab1_'.repeat(65),
  ]) {
    expect([refused, accepts(8, all, refused)]).toEqual([refused, false]);
  }
  expect(accepts(8, all, 'Ab1_xyzw')).toBe(true);
});

test('it is groups of five letters and digits, never fewer than three, and no longer than the policy needs', () => {
  for (const minimumLength of lengths) {
    const drawn = password(minimumLength);
    expect(drawn).toMatch(/^[A-Za-z0-9]{5}(?:_[A-Za-z0-9]{5}){2,}$/);
    expect(drawn.length).toBeLessThan(Math.max(18, minimumLength + 6));
  }
});

const lookalikes = [
  ...['0OoQD', '1IilLjJ|', '2Zz', '5Ss', '6Gb', '8B', '9gq', 'UuVv', '17'],
  ...['cC', 'kK', 'mM', 'pP', 'sS', 'uU', 'vV', 'wW', 'xX', 'yY', 'zZ'],
];

test.each(lookalikes)('of characters that look alike it has at most one: %s', group => {
  expect(alphabet.filter(character => group.includes(character)).length).toBeLessThanOrEqual(1);
});

test.each([
  ['rn', 'm'],
  ['vv', 'w'],
  ['cl', 'd'],
])('%s cannot be taken for %s', (pair, letter) => {
  expect([...pair].every(character => alphabet.includes(character)) && alphabet.includes(letter)).toBe(false);
});

test('it has no vowels, so no words', () => {
  expect(alphabet.filter(character => 'aeiouAEIOU'.includes(character))).toEqual([]);
});

test('all characters are equally likely, wherever they stand', () => {
  const drawn = many.map(it => it.replaceAll('_', ''));
  const letters = alphabet.filter(character => character !== '_');
  for (let place = 0; place < 15; place++) {
    const expected = drawn.length / letters.length;
    const seen = letters.map(letter => drawn.filter(it => it[place] === letter).length);
    const chi = seen.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(chi).toBeLessThan(80); // of 26 degrees of freedom: once in ten million
  }
});

test('at least 64 bits, for the shortest policy too', () => {
  const perCharacter = Math.log2(alphabet.length - 1);
  const [shortest = ''] = many;
  // Passwords without one of the kinds are drawn again: far fewer than half, which would be one bit.
  expect(shortest.replaceAll('_', '').length * perCharacter - 1).toBeGreaterThan(64);
  expect(new Set(many).size).toBe(many.length);
});

test('a password that lacks a kind is drawn again as a whole', () => {
  const lacking = Array.from({ length: 15 }, () => 0);
  const complete = [...Array.from({ length: 13 }, () => 1), 15, 25];
  const numbers = [...lacking, ...complete];
  const drawn = temporaryPassword({ minimumLength: 8 }, count => (numbers.shift() ?? count) % count);
  expect(drawn).toBe('ddddd_ddddd_dddL8');
  expect(numbers).toEqual([]);
});

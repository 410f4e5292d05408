import { expect, test } from '@jest/globals';
import { settingsOf } from '../../../config/stages.ts';
import { BadUsage } from '../kit/bad-usage.ts';
import { appNamed, dayGiven, personGiven } from './arguments.ts';

const { apps } = settingsOf('local');

/** The code of the bad usage that this is. */
function codeOf(use: () => unknown): string | undefined {
  try {
    use();
  } catch (error) {
    if (error instanceof BadUsage) return error.misuse.code;
    throw error;
  }
  return undefined;
}

test('an app is found by its own name only', () => {
  expect(appNamed(apps, 'finance').app.entry).toBe('finance.py');
  expect(codeOf(() => appNamed(apps, 'toString'))).toBe('unknown-app');
  expect(codeOf(() => appNamed(apps, undefined))).toBe('missing-app');
  expect(() => appNamed(apps, 'sale')).toThrow(/app: sale\. Allowed: sales, finance\. Fix --app/);
});

test.each(['2026-02-29', '2026-13-01', '26-01-01', '2026-1-1', 'tomorrow', ''])('%p is no day', given => {
  expect(codeOf(() => dayGiven('--on', given))).toBe('bad-date');
});

test('a leap day is a day', () => {
  expect(dayGiven('--until', '2028-02-29')).toBe('2028-02-29');
});

test('a person is what the arguments say, and no more', () => {
  expect(personGiven(['ana@acme.com'], {}, [])).toEqual({ email: 'ana@acme.com', emailVerified: true, groups: [] });
  expect(
    personGiven([], { email: '"a@b"@evil.io', groups: 'admins,finance', unverified: true, until: '2026-12-31' }, [
      'finance',
    ]),
  ).toEqual({
    email: '"a@b"@evil.io',
    emailVerified: false,
    groups: ['admins', 'finance'],
    until: '2026-12-31',
  });
});

test.each<[code: string, positionals: string[], values: { email?: string; groups?: string }]>([
  ['missing-address', [], {}],
  ['too-many-words', ['a@b.c', 'd@e.f'], {}],
  ['too-many-words', ['a@b.c'], { email: 'd@e.f' }],
  ['bad-address', ['ana'], {}],
  ['unknown-group', ['a@b.c'], { groups: 'finance,legal' }],
])('%s', (code, positionals, values) => {
  expect(codeOf(() => personGiven(positionals, values, ['finance']))).toBe(code);
});

import { expect, test } from '@jest/globals';
import { BadUsage } from '../kit/bad-usage.ts';
import { parseLastDay, parseState, rejectVerbs } from './arguments.ts';

test('what was meant', () => {
  expect([parseState(undefined), parseState('expired')]).toEqual([undefined, 'expired']);
  expect([parseLastDay('never'), parseLastDay('2028-02-29')]).toEqual([undefined, '2028-02-29']);
  expect(() => rejectVerbs([])).not.toThrow();
});

test.each([
  ['a state', () => parseState('gone'), 'bad-state', 'gone', 'invited, expired, active, disabled'],
  ['no date', () => parseLastDay(undefined), 'missing-date', undefined, expect.stringContaining('never')],
  ['February 30', () => parseLastDay('2026-02-30'), 'bad-date', '2026-02-30', expect.stringContaining('YYYY-MM-DD')],
  [
    'a slip',
    () => rejectVerbs(['resned', 'a@b.co']),
    'too-many-words',
    'resned a@b.co',
    expect.stringContaining('resend'),
  ],
])('bad usage: %s', (_what, use, code, given, allowed) => {
  expect.assertions(2);
  try {
    use();
  } catch (error) {
    expect(error).toBeInstanceOf(BadUsage);
    if (error instanceof BadUsage) expect(error.misuse).toMatchObject({ code, allowed, ...(given && { given }) });
  }
});

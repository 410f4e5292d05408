import { expect, test } from '@jest/globals';
import { BadUsage } from '../kit/bad-usage.ts';
import { parseInviteArguments } from './arguments.ts';

const groups = ['finance'];

test('addresses are rows of a job, alike but for the address', () => {
  const values = { groups: 'finance,admins', until: '2026-12-31', 'on-existing': 'resend' };
  expect(parseInviteArguments(values, ['ana@acme.com', 'Ben@Acme.com'], groups)).toEqual({
    onExisting: 'resend',
    rows: [
      {
        ...{ line: 1, version: 1, state: 'waiting', findings: [] },
        given: { email: 'ana@acme.com', name: '', groups: 'finance,admins', until: '2026-12-31' },
        invitation: { email: 'ana@acme.com', groups: ['finance', 'admins'], until: '2026-12-31' },
      },
      expect.objectContaining({
        line: 2,
        given: expect.objectContaining({ email: 'Ben@Acme.com' }),
        invitation: { email: 'Ben@acme.com', groups: ['finance', 'admins'], until: '2026-12-31' },
      }),
    ],
  });
  expect(parseInviteArguments({ name: 'Ana' }, ['ana@acme.com'], groups)).toMatchObject({
    onExisting: 'merge-groups',
    rows: [{ invitation: { email: 'ana@acme.com', name: 'Ana', groups: [] } }],
  });
});

test.each([
  ['plan', {}],
  ['apply', { apply: true, result: 'out.csv' }],
  ['resume', { apply: true, resume: true }],
  ['resume', { resume: true }],
] as const)('a file: %s', (mode, values) => {
  const { result } = { result: undefined, ...values };
  expect(parseInviteArguments({ file: 'people.csv', ...values }, [], groups)).toEqual({
    ...{ file: 'people.csv', mode, onExisting: 'merge-groups' },
    ...(result === undefined ? {} : { result }),
  });
});

test.each([
  ['both', { file: 'a.csv' }, ['ana@acme.com'], 'too-many-words', 'Unexpected argument'],
  ['groups', { file: 'a.csv', groups: 'finance' }, [], 'bad-option', '--groups works with addresses only'],
  ['until', { file: 'a.csv', until: '2026-12-31' }, [], 'bad-option', '--until works with addresses only'],
  ['apply', { apply: true }, ['ana@acme.com'], 'bad-option', '--apply needs a file'],
  ['resume', { resume: true }, [], 'bad-option', '--resume needs a file'],
  ['result', { file: 'a.csv', result: 'b.csv' }, [], 'bad-option', '--result needs --apply or --resume'],
  ['mode', { file: 'a.csv', 'on-existing': 'merge' }, [], 'bad-option', 'Unknown value for --on-existing'],
  ['day', { until: '2026-02-30' }, ['ana@acme.com'], 'bad-date', '--until is not a valid date'],
  ['group', { groups: 'legal' }, ['ana@acme.com'], 'unknown-group', 'Unknown group'],
])('bad usage: %s', (_what, values, positionals, code, problem) => {
  expect.assertions(2);
  try {
    parseInviteArguments(values, positionals, groups);
  } catch (error) {
    expect(error).toBeInstanceOf(BadUsage);
    if (error instanceof BadUsage) expect(error.misuse).toMatchObject({ code, problem });
  }
});

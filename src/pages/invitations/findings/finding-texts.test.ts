import { describe, expect, test } from '@jest/globals';
import type { FileCode, Finding, RowCode } from '../../../invitations/finding.ts';
import { describeFinding } from './finding-texts.ts';

/** Each code with the values that come with it; the compiler asks for all. */
const values: Record<RowCode | FileCode, Record<string, string>[]> = {
  FILE_EMPTY: [{ header: 'yes' }, { header: 'no' }],
  FILE_ENCODING: [{ found: 'utf-16' }, { found: 'invalid' }, { found: 'nul' }],
  FILE_SYNTAX: [{ why: 'open' }, { why: 'header' }],
  FILE_TOO_BIG: [{ allowed: '900 kB' }],
  COLUMN_MISSING: [{ column: 'email' }, { column: 'email', address: 'ana@ex.com' }],
  COLUMN_UNKNOWN: [{ column: 'Age', allowed: 'email, name' }],
  COLUMN_DUPLICATE: [{ column: 'email', first: 'Mail', second: 'E-mail' }],
  EMAIL_MISSING: [{}],
  EMAIL_SYNTAX: [
    ...['no-at', 'no-local', 'dots', 'too-long', 'domain'].map(why => ({ value: 'ana', why })),
    { value: 'ana＠ex.com', why: 'character', character: '＠' },
  ],
  EMAIL_DUPLICATE_IN_FILE: [{ email: 'ana@ex.com', firstLine: '2' }],
  NAME_INVALID: ['control', 'too-long', 'address'].map(why => ({ value: 'Ana', why })),
  GROUP_UNKNOWN: [
    { value: 'sales', allowed: 'admins, finance' },
    { value: 'Finance', allowed: 'admins, finance', meant: 'finance' },
  ],
  UNTIL_INVALID: [{ value: '2027-02-30' }],
  UNTIL_PAST: ['self', 'admins'].map(why => ({ value: '2026-11-22', why })),
  ROW_TOO_LONG: [{ found: 'xxx', allowed: '16,000' }],
  ROW_SYNTAX: ['quote', 'extra'].map(why => ({ why, found: 'a"b' })),
  USER_EXISTS: [{}],
  USER_DISABLED: [{}],
  USER_EXTERNAL: [{}],
  USER_ACTIVE: [{}],
  INVITATION_EXPIRED: [{}],
  MAIL_QUOTA_DEFERRED: [{ until: '2026-12-01T00:00:00Z' }],
  MAIL_UNCONFIRMED: [{}],
  MAIL_FAILED: [{ message: 'No such identity.' }],
  RESEND_TOO_SOON: [{}],
  THROTTLED: [{}],
  REFUSED: [{ message: 'No.' }],
  CHANGED_SINCE_PLAN: [{ planned: 'invite', now: 'update' }],
};

const findings = Object.entries(values) as [RowCode | FileCode, Record<string, string>[]][];

describe.each(findings)('%s', (code, each) => {
  /** With its values, and without any: nobody reads “undefined”. */
  test.each([...each, undefined].map(given => [given]))('%j', given => {
    const finding: Finding<RowCode | FileCode> = given ? { code, values: given } : { code };
    const { sentence, action } = describeFinding(finding);
    for (const { en, ja } of [sentence, action]) {
      expect(en).toMatch(/^([A-Z“]|the value).*[\p{L}\d).]$/u);
      expect(ja).toMatch(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u);
      expect(`${en} ${ja}`).not.toMatch(/undefined|\[object/);
    }
  });
});

test.each<[Finding<RowCode | FileCode>, string, string]>([
  [
    { code: 'EMAIL_SYNTAX', values: { value: 'ana b@ex.com', why: 'character', character: '\u00a0' } },
    '“ana b@ex.com” contains “\u00a0” (U+00A0), which is not allowed there.',
    '「ana b@ex.com」に、メールアドレスに使えない文字「\u00a0」（U+00A0）が含まれています。',
  ],
  [
    { code: 'EMAIL_SYNTAX', values: { value: 'ana@ex.com', why: 'character', character: '\u200b' } },
    '“ana@ex.com” contains the invisible character U+200B, which is not allowed there.',
    '「ana@ex.com」に、メールアドレスに使えない見えない文字 U+200B が含まれています。',
  ],
  [
    { code: 'EMAIL_SYNTAX', values: { value: 'ana＠ex.com', why: 'character', character: '＠' } },
    '“ana＠ex.com” contains “＠” (U+FF20), which is not allowed there.',
    '「ana＠ex.com」に、メールアドレスに使えない文字「＠」（U+FF20）が含まれています。',
  ],
  [
    { code: 'EMAIL_DUPLICATE_IN_FILE', values: { email: 'ana@ex.com', firstLine: '2' } },
    '“ana@ex.com” is already in line 2.',
    '「ana@ex.com」は 2 行目にすでにあります。',
  ],
  [
    { code: 'COLUMN_MISSING', values: { column: 'email', address: 'ana@ex.com' } },
    'The first line is the email address “ana@ex.com”, so the file has no header.',
    '1 行目がメールアドレス「ana@ex.com」になっており、見出し行がありません。',
  ],
])('%j', (finding, en, ja) => {
  expect(describeFinding(finding).sentence).toEqual({ en, ja });
});

test('a deferred row says when sending resumes', () => {
  const { action } = describeFinding({ code: 'MAIL_QUOTA_DEFERRED', values: { until: '2026-12-01T00:00:00Z' } });
  expect(action.en).toBe('No action needed. Sending resumes automatically at 2026-12-01 00:00 UTC.');
});

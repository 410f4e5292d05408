import { expect, test } from '@jest/globals';
import type { FileCode, RowCode } from '../../src/invitations/finding.ts';
import { inlineCode, read } from './markdown.ts';

/** Each of them: the compiler asks for one that is new. */
const codes: Record<RowCode | FileCode, true> = {
  ...{ EMAIL_MISSING: true, EMAIL_SYNTAX: true, EMAIL_DUPLICATE_IN_FILE: true },
  ...{ NAME_INVALID: true, GROUP_UNKNOWN: true, UNTIL_INVALID: true, UNTIL_PAST: true },
  ...{ ROW_TOO_LONG: true, ROW_SYNTAX: true },
  ...{ USER_EXISTS: true, USER_DISABLED: true, USER_EXTERNAL: true, USER_ACTIVE: true, INVITATION_EXPIRED: true },
  ...{ MAIL_QUOTA_DEFERRED: true, MAIL_UNCONFIRMED: true, MAIL_FAILED: true, RESEND_TOO_SOON: true },
  ...{ THROTTLED: true, REFUSED: true, CHANGED_SINCE_PLAN: true },
  ...{ FILE_EMPTY: true, FILE_ENCODING: true, FILE_SYNTAX: true, FILE_TOO_BIG: true },
  ...{ COLUMN_MISSING: true, COLUMN_UNKNOWN: true, COLUMN_DUPLICATE: true },
};

const named = new Set(inlineCode(read('docs/runbook.md')));

test.each(Object.keys(codes))('the runbook says what %s means', code => {
  expect(named).toContain(code);
});

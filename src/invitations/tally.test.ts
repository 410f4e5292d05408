import { expect, test } from '@jest/globals';
import type { Row } from './row.ts';
import { countRow, isFlawless, noRows, rowsLeft } from './tally.ts';

const row = (more: Partial<Row>): Row => ({
  ...{ line: 2, given: { email: '', name: '', groups: '', until: '' }, version: 1, state: 'waiting', findings: [] },
  ...more,
});

test.each([
  [{ state: 'invalid' }, { invalid: 1 }, 0, false],
  [{ state: 'waiting' }, { waiting: 1 }, 1, true],
  [{ state: 'calling' }, { calling: 1 }, 1, true],
  [{ state: 'mailed', outcome: 'invited', findings: [{ code: 'MAIL_FAILED' }] }, { mailed: 1 }, 1, true],
  [{ state: 'deferred' }, { deferred: 1 }, 1, true],
  [{ state: 'done', outcome: 'invited' }, { invited: 1 }, 0, true],
  [{ state: 'done', outcome: 'resent' }, { resent: 1 }, 0, true],
  [{ state: 'done', outcome: 'updated' }, { updated: 1 }, 0, true],
  [{ state: 'done', outcome: 'unchanged', findings: [{ code: 'USER_EXISTS' }] }, { unchanged: 1 }, 0, true],
  [{ state: 'done', outcome: 'failed' }, { failed: 1 }, 0, false],
  [
    { state: 'done', outcome: 'invited', findings: [{ code: 'MAIL_FAILED' }] },
    { invited: 1, mailInDoubt: 1 },
    0,
    false,
  ],
  [
    { state: 'done', outcome: 'resent', findings: [{ code: 'MAIL_UNCONFIRMED' }] },
    { resent: 1, mailInDoubt: 1 },
    0,
    false,
  ],
] satisfies [Partial<Row>, object, number, boolean][])('%j counts as %j', (more, expected, left, flawless) => {
  const counts = countRow(noRows, row(more));
  expect(counts).toEqual({ ...noRows, ...expected });
  expect(rowsLeft(counts)).toBe(left);
  expect(isFlawless(counts)).toBe(flawless);
  expect(countRow(counts, row(more), -1)).toEqual(noRows);
});

import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { PreflightFinding } from '../../preflight/finding.ts';
import { findingsText } from './findings-text.ts';

const findings: PreflightFinding[] = [
  { check: 'account', outcome: 'ok', evidence: 'ours' },
  { check: 'hosted-zone', outcome: 'failure', evidence: 'It is another.', fix: 'Correct it.' },
  { check: 'caa', outcome: 'warning', evidence: 'Nobody may sign.' },
];

/** Not the machine's wishes, which a test would obey too. */
const wishes = ['FORCE_COLOR', 'NO_COLOR', 'NODE_DISABLE_COLORS'];
const kept = Object.fromEntries(wishes.map(name => [name, process.env[name]]));
beforeEach(() => {
  for (const name of wishes) delete process.env[name];
});
afterEach(() => {
  for (const [name, value] of Object.entries(kept)) if (value !== undefined) process.env[name] = value;
});

const stream = (more: object) => Object.assign(new PassThrough(), more) as unknown as NodeJS.WriteStream;

test('a line for each, in columns', () => {
  expect(findingsText(findings, stream({ isTTY: false }))).toBe(
    `✓ account      ours
✗ hosted-zone  It is another. Correct it.
! caa          Nobody may sign.`,
  );
});

test('on a terminal the marks have colours, and nothing else has', () => {
  const terminal = stream({ isTTY: true, getColorDepth: () => 8 });
  expect(findingsText(findings, terminal).split('\n')).toEqual([
    '\u001b[32m✓\u001b[39m account      ours',
    '\u001b[31m✗\u001b[39m hosted-zone  It is another. Correct it.',
    '\u001b[33m!\u001b[39m caa          Nobody may sign.',
  ]);
});

test('none are no lines', () => {
  expect(findingsText([], stream({ isTTY: false }))).toBe('');
});

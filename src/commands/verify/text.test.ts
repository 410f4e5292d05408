import { PassThrough } from 'node:stream';
import { expect, test } from '@jest/globals';
import type { VerifyFinding } from '../../verify/verify.ts';
import { verdict, verifyText } from './text.ts';

const finding = (more: Partial<VerifyFinding>): VerifyFinding => ({
  case: 'scratch',
  belief: 'a belief',
  source: 'https://example.com',
  outcome: 'holds',
  evidence: 'It is so.',
  ...more,
});
const findings = [
  finding({}),
  finding({ case: 'token-renewal', outcome: 'differs', evidence: 'It is not.', action: 'Do this.' }),
  finding({ case: 'sign-out', outcome: 'not-tried', evidence: 'Nobody signed in.', action: 'Try it.' }),
];
const noTerminal = Object.assign(new PassThrough(), { isTTY: false }) as unknown as NodeJS.WriteStream;

test('a line for each belief, and what to do below it', () => {
  expect(verifyText(findings, noTerminal)).toBe(
    `✓ scratch        holds: It is so.
✗ token-renewal  differs: It is not.
                 To do: Do this.
– sign-out       not tried: Nobody signed in.
                 By hand: Try it.`,
  );
});

test.each([
  ['nothing', '1 hold, 1 differ, 1 not tried.'],
  ['--wait', '1 hold, 1 differ, 1 not tried. --wait tries more.'],
] as const)('the verdict, with %s missing', (missing, expected) => {
  expect(verdict(findings, missing)).toBe(expected);
});

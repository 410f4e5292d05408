import type { Finding, Outcome } from './finding.ts';

export const marks: Readonly<Record<Outcome, string>> = { ok: '✓', warning: '!', failure: '✗' };

/** A line for each finding, in columns. `mark` may give a mark colours, which take no room. */
export function inWords(findings: readonly Finding[], mark = (outcome: Outcome) => marks[outcome]): string {
  const width = Math.max(0, ...findings.map(({ check }) => check.length));
  return findings
    .map(({ check, outcome, evidence, fix }) => {
      const line = `${mark(outcome)} ${check.padEnd(width)}  ${evidence}`;
      return fix === undefined ? line : `${line} ${fix}`;
    })
    .join('\n');
}

export const failuresOf = (findings: readonly Finding[]) => findings.filter(({ outcome }) => outcome === 'failure');

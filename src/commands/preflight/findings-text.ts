import { styleText } from 'node:util';
import type { FindingOutcome, PreflightFinding } from '../../preflight/finding.ts';

const marks: Readonly<Record<FindingOutcome, string>> = { ok: '✓', warning: '!', failure: '✗' };
const colours = { ok: 'green', warning: 'yellow', failure: 'red' } as const;

/** A line for each finding, in columns. Marks have colours where `stream` is a terminal that shows them. */
export function findingsText(findings: readonly PreflightFinding[], stream: NodeJS.WriteStream): string {
  const width = Math.max(0, ...findings.map(({ check }) => check.length));
  return findings
    .map(({ check, outcome, evidence, fix }) => {
      const mark = styleText(colours[outcome], marks[outcome], { stream });
      const line = `${mark} ${check.padEnd(width)}  ${evidence}`;
      return fix === undefined ? line : `${line} ${fix}`;
    })
    .join('\n');
}

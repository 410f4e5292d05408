import { styleText } from 'node:util';
import type { Finding, Outcome } from '../../preflight/finding.ts';

const marks: Record<Outcome, string> = { ok: '✓', warning: '!', failure: '✗' };
const colours = { ok: 'green', warning: 'yellow', failure: 'red' } as const;

/** A line for each finding. In colour only where `stream` is a terminal that shows it. */
export function findingsText(findings: readonly Finding[], stream: NodeJS.WriteStream): string {
  const width = Math.max(0, ...findings.map(({ check }) => check.length));
  return findings
    .map(({ check, outcome, evidence, fix }) => {
      const mark = styleText(colours[outcome], marks[outcome], { stream });
      return `${mark} ${check.padEnd(width)}  ${evidence}${fix === undefined ? '' : ` ${fix}`}`;
    })
    .join('\n');
}

export const failuresOf = (findings: readonly Finding[]) => findings.filter(({ outcome }) => outcome === 'failure');

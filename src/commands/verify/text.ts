import { styleText } from 'node:util';
import type { CaseOutcome } from '../../verify/case.ts';
import { outcomes, type VerifyFinding } from '../../verify/verify.ts';

const marks = { holds: '✓', differs: '✗', 'not-tried': '–' } as const satisfies Record<CaseOutcome, string>;
const colours = { holds: 'green', differs: 'red', 'not-tried': 'yellow' } as const;
const words = { holds: 'holds', differs: 'differs', 'not-tried': 'not tried' } as const;
/** What a person does about a case that was not tried, or that differs. */
const actionLabels = { holds: '', differs: 'To do', 'not-tried': 'By hand' } as const;

/** A line for each belief, and what to do below those that do not hold. Marks have colours where `stream` shows them. */
export function verifyText(findings: readonly VerifyFinding[], stream: NodeJS.WriteStream): string {
  const width = Math.max(0, ...findings.map(finding => finding.case.length));
  const line = ({ case: name, outcome, evidence, action }: VerifyFinding) => [
    `${styleText(colours[outcome], marks[outcome], { stream })} ${name.padEnd(width)}  ${words[outcome]}: ${evidence}`,
    ...(action === undefined ? [] : [`  ${' '.repeat(width)}  ${actionLabels[outcome]}: ${action}`]),
  ];
  return findings.flatMap(line).join('\n');
}

/** How the run ended, and what its next one would show more of. */
export function verdict(findings: readonly VerifyFinding[], missing: 'nothing' | '--with-person' | '--wait'): string {
  const { holds, differs, 'not-tried': untried } = outcomes(findings);
  const counts = `${holds} hold, ${differs} differ, ${untried} not tried.`;
  return missing === 'nothing' || untried === 0 ? counts : `${counts} ${missing} tries more.`;
}

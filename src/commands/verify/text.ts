import { styleText } from 'node:util';
import type { CaseOutcome } from '../../verify/case.ts';
import { outcomes, type VerifyFinding } from '../../verify/verify.ts';

const marks = { holds: '✓', differs: '✗', 'not-tried': '–' } as const satisfies Record<CaseOutcome, string>;
const colours = { holds: 'green', differs: 'red', 'not-tried': 'yellow' } as const;
const words = { holds: 'holds', differs: 'differs', 'not-tried': 'not tried' } as const;
/** Label of the action for a case that was not tried or that differs. */
const actionLabels = { holds: '', differs: 'To do', 'not-tried': 'By hand' } as const;

/** One line for each case, with the action below it if there is one. Marks have colours where `stream` shows them. */
export function verifyText(findings: readonly VerifyFinding[], stream: NodeJS.WriteStream): string {
  const width = Math.max(0, ...findings.map(finding => finding.case.length));
  const line = ({ case: name, outcome, evidence, action }: VerifyFinding) => [
    `${styleText(colours[outcome], marks[outcome], { stream })} ${name.padEnd(width)}  ${words[outcome]}: ${evidence}`,
    ...(action === undefined ? [] : [`  ${' '.repeat(width)}  ${actionLabels[outcome]}: ${action}`]),
  ];
  return findings.flatMap(line).join('\n');
}

/** The totals of the run, and the option that would try more cases. */
export function verdict(findings: readonly VerifyFinding[], missing: 'nothing' | '--with-person' | '--wait'): string {
  const { holds, differs, 'not-tried': untried } = outcomes(findings);
  const counts = `${holds} hold, ${differs} differ, ${untried} not tried.`;
  return missing === 'nothing' || untried === 0 ? counts : `${counts} ${missing} tries more.`;
}

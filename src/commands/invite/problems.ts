import type { RowCode } from '../../invitations/finding.ts';
import type { Row } from '../../invitations/row.ts';
import { isMailInDoubt } from '../../invitations/tally.ts';
import { told } from '../../pages/invitations/findings/finding-texts.ts';
import { inDigits, inOneLine } from './format.ts';

/** What somebody has to look after: a row that was not done, or whose mail may not have arrived. */
export interface Problem {
  line: number;
  /** As it was typed. */
  email: string;
  code: RowCode;
  sentence: string;
  action: string;
}

/** Those of one row; of a plan, what would become one. */
export function problemsOf({ line, given, state, outcome, planned, findings }: Row): Problem[] {
  const notDone = state === 'invalid' || outcome === 'failed';
  const refused = state === 'waiting' && planned?.action === 'refuse' && planned.finding ? [planned.finding] : [];
  const meant = notDone
    ? findings
    : [...refused, ...findings.filter(finding => isMailInDoubt({ findings: [finding] }))];
  return meant.map(finding => {
    const { sentence, action } = told(finding);
    return { line, email: given.email, code: finding.code, sentence: sentence.en, action: action.en };
  });
}

/** Enough to see what is wrong with a file; a program and the result file have all of them. */
const mostTold = 20;

/** The first of them, line by line, and how many more there are. */
export function problemsText(problems: readonly Problem[], where: string): string[] {
  if (problems.length === 0) return [];
  const width = String(problems.slice(0, mostTold).at(-1)?.line).length;
  const more = problems.length - mostTold;
  return [
    '',
    `To be looked after (${inDigits(problems.length)})`,
    ...problems
      .slice(0, mostTold)
      .flatMap(({ line, email, code, sentence, action }) => [
        `  line ${String(line).padStart(width)}  ${code}${email === '' ? '' : `  ${inOneLine(email)}`}`,
        `    ${sentence} ${action}`,
      ]),
    ...(more > 0 ? [`  … and ${inDigits(more)} more: ${where} has all of them.`] : []),
  ];
}

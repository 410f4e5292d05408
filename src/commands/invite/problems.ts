import type { RowCode } from '../../invitations/finding.ts';
import type { Row } from '../../invitations/row.ts';
import { isMailInDoubt } from '../../invitations/tally.ts';
import { describeFinding } from '../../pages/invitations/findings/finding-texts.ts';
import { formatCount, oneLine } from './format.ts';

/** A row that needs attention: it was not carried out, or its email is not confirmed. */
export interface RowProblem {
  line: number;
  /** As typed. */
  email: string;
  code: RowCode;
  sentence: string;
  action: string;
}

/** The problems of one row; for a plan, also the refusal that it would have. */
export function problemsOf({ line, given, state, outcome, planned, findings }: Row): RowProblem[] {
  const notDone = state === 'invalid' || outcome === 'failed';
  const refused = state === 'waiting' && planned?.action === 'refuse' && planned.finding ? [planned.finding] : [];
  const meant = notDone
    ? findings
    : [...refused, ...findings.filter(finding => isMailInDoubt({ findings: [finding] }))];
  return meant.map(finding => {
    const { sentence, action } = describeFinding(finding);
    return { line, email: given.email, code: finding.code, sentence: sentence.en, action: action.en };
  });
}

/** `--json` and the result file have all of them. */
const maxProblemsShown = 20;

/** The first problems, and how many more there are. `where`: what lists all of them. */
export function formatProblems(problems: readonly RowProblem[], where: string): string[] {
  if (problems.length === 0) return [];
  const width = String(problems.slice(0, maxProblemsShown).at(-1)?.line).length;
  const more = problems.length - maxProblemsShown;
  return [
    '',
    `Needs attention (${formatCount(problems.length)})`,
    ...problems
      .slice(0, maxProblemsShown)
      .flatMap(({ line, email, code, sentence, action }) => [
        `  line ${String(line).padStart(width)}  ${code}${email === '' ? '' : `  ${oneLine(email)}`}`,
        `    ${sentence} ${action}`,
      ]),
    ...(more > 0 ? [`  … and ${formatCount(more)} more: see ${where}.`] : []),
  ];
}

import type { RowCode } from '../../invitations/finding.ts';
import type { Row } from '../../invitations/row.ts';
import { told } from '../../invitations/sentences.ts';
import { isMailInDoubt } from '../../invitations/tally.ts';
import type { Language } from '../../kit/languages.ts';
import type { RowDocument } from '../../pages/invitations/row-document.ts';

/** With these the same row may end differently another time. */
const passing: readonly RowCode[] = ['THROTTLED', 'REFUSED', 'MAIL_FAILED', 'MAIL_UNCONFIRMED'];

/** A cell may be 16 kB long, and an answer 1 MB. */
const longest = 400;
const cut = (text: string) => (text.length > longest ? `${text.slice(0, longest)}…` : text);

/** A row for programs and pages. */
export function rowDocument(row: Row, language: Language): RowDocument {
  const { line, given, invitation, state, outcome, planned, findings, username } = row;
  const doubt = state === 'done' && isMailInDoubt(row) && username !== undefined;
  return {
    line,
    email: invitation?.email ?? cut(given.email),
    state,
    ...(outcome && { outcome }),
    ...(planned && {
      planned: { action: planned.action, join: planned.join, ...(planned.until && { until: planned.until }) },
    }),
    findings: findings.map(finding => {
      const { sentence, action } = told(finding);
      return { code: finding.code, sentence: cut(sentence[language]), action: cut(action[language]) };
    }),
    retryable: state === 'done' && findings.some(({ code }) => passing.includes(code)),
    ...(doubt && { resend: username }),
  };
}

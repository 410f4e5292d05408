import type { RowCode } from '../../invitations/finding.ts';
import type { Job } from '../../invitations/job.ts';
import type { Ledger } from '../../invitations/ports.ts';
import type { Row, Step } from '../../invitations/row.ts';
import { isFlawless, isMailInDoubt } from '../../invitations/tally.ts';
import type { Language } from '../../kit/languages.ts';
import type { RowDocument } from '../../pages/invitations/documents.ts';
import { told } from '../../pages/invitations/findings/finding-texts.ts';

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

/** What a plan adds up to, with the first rows that nothing is done for although it was asked, and the first others. */
export async function planOf(rows: AsyncIterable<Row>, most: number) {
  const counts: Record<Step['action'], number> = { invite: 0, resend: 0, update: 0, nothing: 0, refuse: 0 };
  const wrong: Row[] = [];
  const others: Row[] = [];
  for await (const row of rows) {
    if (row.planned) counts[row.planned.action]++;
    const list = row.state === 'invalid' || row.planned?.action === 'refuse' ? wrong : others;
    if (list.length < most) list.push(row);
  }
  return { counts, wrong, others };
}

/** The first rows that somebody should look at. Where there are none, nothing is read. */
export async function toBeLookedAt(
  { id, counts }: Job,
  ledger: Pick<Ledger, 'rows'>,
  most: number,
): Promise<readonly Row[]> {
  const found: Row[] = [];
  if (isFlawless(counts)) return found;
  for await (const row of ledger.rows(id)) {
    if (row.state === 'invalid' || row.outcome === 'failed' || (row.state === 'done' && isMailInDoubt(row)))
      found.push(row);
    if (found.length === most) break;
  }
  return found;
}

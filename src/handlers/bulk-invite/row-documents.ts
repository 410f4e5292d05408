import type { RowCode } from '../../invitations/finding.ts';
import type { Job } from '../../invitations/job.ts';
import type { Ledger } from '../../invitations/ports.ts';
import type { Row, RowStep } from '../../invitations/row.ts';
import { isFlawless, isMailInDoubt } from '../../invitations/tally.ts';
import type { Language } from '../../kit/languages.ts';
import type { RowDocument } from '../../pages/invitations/documents.ts';
import { describeFinding } from '../../pages/invitations/findings/finding-texts.ts';

/** After these findings, another attempt may have a different result. */
const retryableCodes: readonly RowCode[] = ['THROTTLED', 'REFUSED', 'MAIL_FAILED', 'MAIL_UNCONFIRMED'];

/** A cell can have 16,000 characters, and a response 1 MB. */
const maxTextLength = 400;
const cut = (text: string) => (text.length > maxTextLength ? `${text.slice(0, maxTextLength)}…` : text);

/** A row as pages and API clients get it. */
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
      const { sentence, action } = describeFinding(finding);
      return { code: finding.code, sentence: cut(sentence[language]), action: cut(action[language]) };
    }),
    retryable: state === 'done' && findings.some(({ code }) => retryableCodes.includes(code)),
    ...(doubt && { resend: username }),
  };
}

/** The totals of a plan, its first rows that would be skipped as invalid or refused, and the first of the others. */
export async function summarizePlan(rows: AsyncIterable<Row>, max: number) {
  const counts: Record<RowStep['action'], number> = { invite: 0, resend: 0, update: 0, nothing: 0, refuse: 0 };
  const skipped: Row[] = [];
  const others: Row[] = [];
  for await (const row of rows) {
    if (row.planned) counts[row.planned.action]++;
    const list = row.state === 'invalid' || row.planned?.action === 'refuse' ? skipped : others;
    if (list.length < max) list.push(row);
  }
  return { counts, skipped, others };
}

/** The first rows that need attention. Reads nothing if the counts say that there are none. */
export async function rowsNeedingAttention(
  { id, counts }: Job,
  ledger: Pick<Ledger, 'rows'>,
  max: number,
): Promise<readonly Row[]> {
  const found: Row[] = [];
  if (isFlawless(counts)) return found;
  for await (const row of ledger.rows(id)) {
    if (row.state === 'invalid' || row.outcome === 'failed' || (row.state === 'done' && isMailInDoubt(row)))
      found.push(row);
    if (found.length === max) break;
  }
  return found;
}

import type { Row, Step } from '../../invitations/row.ts';
import { lastMailDay, type MailsOfDay } from './mail-days.ts';
import { type Problem, problemsOf } from './problems.ts';

/** What would be done for a file. */
export interface PlanSummary {
  total: number;
  /** Rows by what would be done for them; `invalid` are those whose line is wrong. */
  rows: Record<Step['action'] | 'invalid', number>;
  problems: readonly Problem[];
  mails: MailsOfDay & {
    needed: number;
    /** On which day the last one would go; absent where none goes. */
    last?: string;
  };
}

/** Reads a plan through. Of its rows only the ones that need a person stay in memory. */
export async function summaryOf(rows: AsyncIterable<Row>, mails: MailsOfDay): Promise<PlanSummary> {
  const counts = { invite: 0, resend: 0, update: 0, nothing: 0, refuse: 0, invalid: 0 };
  const problems: Problem[] = [];
  let total = 0;
  for await (const row of rows) {
    total++;
    counts[row.planned?.action ?? 'invalid']++;
    problems.push(...problemsOf(row));
  }
  const needed = counts.invite + counts.resend;
  const last = lastMailDay(needed, mails);
  return { total, rows: counts, problems, mails: { ...mails, needed, ...(last ? { last } : {}) } };
}

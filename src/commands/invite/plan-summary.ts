import { Temporal } from 'temporal-polyfill';
import type { Row, RowStep } from '../../invitations/row.ts';
import { formatCount, plural } from './format.ts';
import { formatProblems, problemsOf, type RowProblem } from './problems.ts';

export interface DailyMails {
  /** Today, `YYYY-MM-DD` in UTC. */
  day: string;
  /** Invitation emails a day, and how many were sent today. */
  limit: number;
  spent: number;
}

/** The day of the last email, if nothing else sends any. Undefined if none is needed, or if the limit is 0. */
export function lastMailDay(needed: number, { day, limit, spent }: DailyMails): string | undefined {
  if (needed === 0) return undefined;
  const later = needed - Math.max(0, limit - spent);
  if (later <= 0) return day;
  if (limit <= 0) return undefined;
  return Temporal.PlainDate.from(day)
    .add({ days: Math.ceil(later / limit) })
    .toString();
}

/** The totals and problems of a plan. */
export interface PlanSummary {
  total: number;
  /** Rows by action, and invalid rows. */
  rows: Record<RowStep['action'] | 'invalid', number>;
  problems: readonly RowProblem[];
  mails: DailyMails & {
    needed: number;
    /** The day of the last email; absent if none is sent. */
    last?: string;
  };
}

/** Totals of all rows. Only rows with problems are kept in memory. */
export async function summarizeRows(rows: AsyncIterable<Row>, mails: DailyMails): Promise<PlanSummary> {
  const counts = { invite: 0, resend: 0, update: 0, nothing: 0, refuse: 0, invalid: 0 };
  const problems: RowProblem[] = [];
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

const actions: Record<keyof PlanSummary['rows'], string> = {
  invite: 'new: invited by email',
  resend: 'invited before: invitation resent',
  update: 'already has an account: groups or last day of access change, no email',
  nothing: 'already has an account: no change',
  refuse: 'refused',
  invalid: 'invalid: skipped',
};

/** A plan as text. `apply`: the command that carries it out. */
export function formatPlan(file: string, stage: string, plan: PlanSummary, apply: string): string {
  const rows = Object.entries(actions)
    .map(([action, said]) => ({ said, count: plan.rows[action as keyof PlanSummary['rows']] }))
    .filter(({ count }) => count > 0);
  const width = Math.max(0, ...rows.map(({ count }) => formatCount(count).length));
  return [
    `${file}, stage ${stage}: ${plural(plan.total, 'row')}. Nothing was changed.`,
    '',
    ...rows.map(({ said, count }) => `  ${formatCount(count).padStart(width)}  ${said}`),
    ...formatProblems(plan.problems, '--json'),
    '',
    formatMails(plan.mails),
    `To apply this plan: ${apply}`,
  ].join('\n');
}

function formatMails({ needed, day, limit, spent, last }: PlanSummary['mails']): string {
  if (needed === 0) return 'No emails needed.';
  const budget = `${formatCount(spent)} of ${formatCount(limit)} of today's emails are used`;
  const need = `${plural(needed, 'email')} needed; ${budget}`;
  if (last === undefined)
    return `${need}, and the limit leaves none for invitations. Raise login.invitations.mailsPerDay in config/stages.ts.`;
  return last === day ? `${need}, so all are sent today.` : `${need}, so the last is sent automatically on ${last}.`;
}

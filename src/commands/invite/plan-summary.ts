import { Temporal } from 'temporal-polyfill';
import type { Row, Step } from '../../invitations/row.ts';
import { counted, inDigits } from './format.ts';
import { type Problem, problemsOf, problemsText } from './problems.ts';

export interface MailsOfDay {
  /** The day it is, `YYYY-MM-DD` in UTC. */
  day: string;
  /** How many invitations a day takes, and how many it has taken already. */
  limit: number;
  spent: number;
}

/** The day on which the last of so many mails goes, if nobody else sends any. Undefined: there is none, or never. */
export function lastMailDay(needed: number, { day, limit, spent }: MailsOfDay): string | undefined {
  if (needed === 0) return undefined;
  const later = needed - Math.max(0, limit - spent);
  if (later <= 0) return day;
  if (limit <= 0) return undefined;
  return Temporal.PlainDate.from(day)
    .add({ days: Math.ceil(later / limit) })
    .toString();
}

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

const actions: Record<keyof PlanSummary['rows'], string> = {
  invite: 'new: invited by mail',
  resend: 'invited before: mailed again',
  update: 'there already: groups or last day change, no mail',
  nothing: 'there already: nothing to do',
  refuse: 'would be refused',
  invalid: 'wrong: left out',
};

/** A plan to be read from top to bottom. `apply`: the command that does it. */
export function planText(file: string, stage: string, plan: PlanSummary, apply: string): string {
  const rows = Object.entries(actions)
    .map(([action, said]) => ({ said, count: plan.rows[action as keyof PlanSummary['rows']] }))
    .filter(({ count }) => count > 0);
  const width = Math.max(0, ...rows.map(({ count }) => inDigits(count).length));
  return [
    `${file}, stage ${stage}: ${counted(plan.total, 'row')}. Nothing was changed.`,
    '',
    ...rows.map(({ said, count }) => `  ${inDigits(count).padStart(width)}  ${said}`),
    ...problemsText(plan.problems, '--json'),
    '',
    mailsInWords(plan.mails),
    `To do it: ${apply}`,
  ].join('\n');
}

function mailsInWords({ needed, day, limit, spent, last }: PlanSummary['mails']): string {
  if (needed === 0) return 'It needs no mail.';
  const budget = `${inDigits(spent)} of ${inDigits(limit)} invitations of today are used`;
  const need = `It needs ${counted(needed, 'mail')}; ${budget}`;
  if (last === undefined) return `${need}, and there will never be any: raise login.invitations in config/stages.ts.`;
  return last === day ? `${need}, so all go today.` : `${need}, so the last goes on ${last}, by itself.`;
}

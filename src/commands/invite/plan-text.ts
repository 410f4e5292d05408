import { counted, inDigits } from './numbers.ts';
import type { PlanSummary } from './plan-summary.ts';
import { problemsText } from './problems.ts';

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

import { Temporal } from 'temporal-polyfill';
import { withAdminsKept } from '../../invitations/lock-out.ts';
import { mailDay, mailsForInvitations } from '../../invitations/mail-day.ts';
import { needsGroups, plan } from '../../invitations/plan.ts';
import type { OnExisting } from '../../invitations/row.ts';
import type { Answer, Call } from '../kit/command.ts';
import { withProgress } from '../kit/progress.ts';
import { optionsOf } from './arguments.ts';
import { typedAgain } from './format.ts';
import { groupsFor, onDeployedInvitations, settingsFor } from './on-invitations.ts';
import { peopleFile } from './people-file.ts';
import { planText, summaryOf } from './plan-summary.ts';

/** `sls invite --file …`: what would be done for whom. Changes nothing, anywhere. */
export async function planFile(
  call: Call,
  { file: path, onExisting }: { file: string; onExisting: OnExisting },
): Promise<Answer> {
  const { stage } = call;
  const groups = groupsFor(call);
  const file = await peopleFile(path, groups);
  const settings = settingsFor(call);
  const now = Temporal.Now.instant();
  const { day } = mailDay(now);
  const limit = mailsForInvitations(settings);

  const found = await withProgress(
    () => 'Looking who is in the pool …',
    onDeployedInvitations(call, async ({ people, budget }) => {
      const rows = await withAdminsKept(file.rows, { onExisting, now }, groups => people.everybody(groups));
      const everybody = await people.everybody(needsGroups(onExisting) ? groups : []);
      const mails = { day, limit, spent: Math.min(limit, await budget.spent(day)) };
      const { temporaryDays } = settings;
      return summaryOf(plan(rows, everybody, { onExisting, temporaryDays, now }), mails);
    }),
  );
  const apply = typedAgain('invite', '--file', path, ...optionsOf(onExisting), '--apply', '--stage', stage);
  return {
    document: { stage, file: path, onExisting, ...found, apply },
    text: planText(path, stage, found, apply),
    failed: found.problems.length > 0,
  };
}

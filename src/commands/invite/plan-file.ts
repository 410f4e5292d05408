import { Temporal } from 'temporal-polyfill';
import { rejectLockOuts } from '../../invitations/lock-out.ts';
import { mailDay, mailsForInvitations } from '../../invitations/mail-day.ts';
import { needsGroups, plan } from '../../invitations/plan.ts';
import type { OnExisting } from '../../invitations/row.ts';
import type { Answer, Call } from '../kit/command.ts';
import { withProgress } from '../kit/progress.ts';
import { onExistingOption } from './arguments.ts';
import { commandLine } from './format.ts';
import { groupsFor, onDeployedInvitations, settingsFor } from './on-invitations.ts';
import { peopleFile } from './people-file.ts';
import { formatPlan, summarizeRows } from './plan-summary.ts';

/** `sls invite --file …`: shows the plan of a file. Changes nothing. */
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
    () => 'Reading the user pool …',
    onDeployedInvitations(call, async ({ people, budget }) => {
      const rows = await rejectLockOuts(file.rows, { onExisting, now }, groups => people.everybody(groups));
      const everybody = await people.everybody(needsGroups(onExisting) ? groups : []);
      const mails = { day, limit, spent: Math.min(limit, await budget.spent(day)) };
      const { temporaryDays } = settings;
      return summarizeRows(plan(rows, everybody, { onExisting, temporaryDays, now }), mails);
    }),
  );
  const apply = commandLine('invite', '--file', path, ...onExistingOption(onExisting), '--apply', '--stage', stage);
  return {
    document: { stage, file: path, onExisting, ...found, apply },
    text: formatPlan(path, stage, found, apply),
    failed: found.problems.length > 0,
  };
}

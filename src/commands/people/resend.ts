import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import type { Finding } from '../../invitations/finding.ts';
import { requestResend } from '../../invitations/resend.ts';
import { describeFinding } from '../../pages/invitations/findings/finding-texts.ts';
import { type DeployedInvitations, settingsFor } from '../invite/on-invitations.ts';
import { followJobs } from '../invite/watch-jobs.ts';
import type { Command } from '../kit/command.ts';
import { parseOptions } from '../kit/options.ts';
import { eachPerson, parsePeople } from './each-person.ts';
import { people } from './usage.mjs';

const now = () => Temporal.Now.instant();
const everyMs = 500;

/** `sls people resend <email>…`: resends the invitation with a new temporary password. */
export const command: Command = async call => {
  const { positionals } = parseOptions(call.words, people.commands.resend.options);
  const addresses = parsePeople(positionals, 'resend');
  const settings = settingsFor(call);
  const random = () => randomUUID().replaceAll('-', '');

  return eachPerson(call, addresses, async (invitations, person) => {
    const ports = { ...invitations, now, random };
    const requested = await requestResend(ports, person, await invitations.caller(), settings);
    if (!requested.job) return notDone(requested.finding, requested.after);
    const problem = await problemOf(invitations, requested.job.id);
    if (problem) return notDone(problem);
    const days = settings.temporaryDays === 1 ? '1 day' : `${settings.temporaryDays} days`;
    return { done: true, sentence: `Invitation resent. The new temporary password expires in ${days}.` };
  });
};

/** Why the row of a resend was not carried out; undefined on success. */
async function problemOf({ ledger }: DeployedInvitations, job: string): Promise<Finding | undefined> {
  const { ended, jobs } = await followJobs([job], {
    job: ledger.job,
    now,
    pause: () => delay(everyMs),
    report: async () => {},
  });
  const { rows } = await ledger.page(job, 1, {});
  const finding = rows[0]?.findings.at(-1);
  if (finding || ended === 'over') return finding;
  const message = jobs[0]?.problem?.message ?? 'The worker has not processed the request yet. It runs every minute.';
  return { code: 'REFUSED', values: { message } };
}

function notDone(finding: Finding, after?: Temporal.Instant) {
  const { sentence, action } = describeFinding(finding);
  return { done: false, code: finding.code, sentence: `${sentence.en} ${action.en}`, ...(after && { after }) };
}

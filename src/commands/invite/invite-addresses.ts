import { randomBytes } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { OnExisting, Row } from '../../invitations/row.ts';
import { jobId, submit } from '../../invitations/submit.ts';
import type { Answer, Call } from '../kit/command.ts';
import { Failed } from '../kit/failed.ts';
import { interruptible } from '../kit/interrupt.ts';
import { rowsOfAll } from './apply-answer.ts';
import { commandLine } from './format.ts';
import { formatEnd, jobJson } from './job-results.ts';
import { onDeployedInvitations, settingsFor } from './on-invitations.ts';
import { progressDisplay } from './progress.ts';
import { formatRow } from './row-text.ts';
import { watchJobs } from './watch-jobs.ts';

/** `sls invite <email>…`: one job for all addresses, watched until each row has a result. */
export async function inviteAddresses(
  call: Call,
  { rows, onExisting, json }: { rows: readonly Row[]; onExisting: OnExisting; json: boolean },
): Promise<Answer> {
  const settings = settingsFor(call);
  const { stage } = call;
  const total = rows.length;
  const again = commandLine('people', '--stage', stage);
  const { found, followed } = await interruptible(signal =>
    onDeployedInvitations(call, async invitations => {
      const { ledger, caller } = invitations;
      const now = () => Temporal.Now.instant();
      const id = jobId(now(), randomBytes(8).toString('hex'));
      const progress = lateProgress(json);
      try {
        const submission = { id, by: await caller(), label: 'npx sls invite', onExisting };
        await submit({ ledger, now }, submission, all(rows), 'queued');
        const followed = await watchJobs(invitations, [id], { progress, settings, total, signal });
        const found: Row[] = [];
        for await (const row of rowsOfAll(ledger, followed.jobs)) found.push(row);
        return { followed, found };
      } catch (error) {
        if (!signal.aborted) throw error;
        const message = `Interrupted. Inviting continues in AWS. To list the people: ${again}`;
        throw new Failed('interrupted', message, { cause: error });
      } finally {
        progress.end();
      }
    }),
  );
  const people = found.map(row => ({ row, sentence: formatRow(row, settings.named) }));
  const width = Math.max(...people.map(({ row }) => emailOf(row).length));
  return {
    document: {
      ...{ stage, ended: followed.ended, jobs: followed.jobs.map(jobJson) },
      people: people.map(({ row, sentence }) => ({ email: emailOf(row), ...resultOf(row), sentence })),
    },
    text: [
      ...people.map(({ row, sentence }) => `${emailOf(row).padEnd(width)}  ${sentence}`),
      ...formatEnd(followed, again),
    ].join('\n'),
    failed:
      followed.jobs.some(({ state }) => state === 'completed-with-errors') ||
      ['stopped', 'stuck'].includes(followed.ended),
  };
}

/** Shows progress only if the work takes more than 2 s. */
function lateProgress(json: boolean) {
  const began = performance.now();
  const shown = progressDisplay({ stream: process.stderr, clock: () => performance.now() }, json);
  const show: typeof shown.show = (...words) => {
    if (performance.now() - began > 2_000) shown.show(...words);
  };
  return { ...shown, show };
}

async function* all(rows: readonly Row[]) {
  yield* rows;
}

const emailOf = ({ invitation, given }: Row) => invitation?.email ?? given.email;

const resultOf = ({ state, outcome, after, username, findings }: Row) => ({
  state,
  ...(outcome ? { outcome } : {}),
  ...(username === undefined ? {} : { username }),
  ...(after ? { after } : {}),
  findings,
});

import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { invitationSettings } from '../../config/invitations.ts';
import { completeStage } from '../../config/settings/stage.ts';
import { settingsOf } from '../../config/stages.ts';
import { isOver, type Job } from '../../src/invitations/job.ts';
import { unplanned } from '../../src/invitations/plan.ts';
import type { FileRow } from '../../src/invitations/row.ts';
import { jobId, submit } from '../../src/invitations/submit.ts';
import { invitationsIn } from '../../test/world/invitations-in.ts';
import type { RunningPreview } from '../preview.ts';
import { compared, type Result } from '../table.ts';

/** Fewer than a day has mails. */
const people = 35;
const groups = ['finance', 'admins'];
/** Everybody is created, and put into each group. */
const writes = people * (1 + groups.length);

/** How much of the rate that the settings allow a deployed worker makes of it. */
export async function inviteApply({ clients }: RunningPreview): Promise<Result[]> {
  console.error('inviting people …');
  const { writesPerSecond } = invitationSettings(completeStage(settingsOf('local')));
  const { ledger, askWorker } = await invitationsIn(clients, 'streamgate-local');
  const now = Temporal.Now.instant;
  const onExisting = 'merge-groups' as const;
  const submission = { id: jobId(now(), randomUUID()), by: 'bench', label: 'bench', onExisting };
  const { id } = await submit({ ledger, now }, submission, unplanned(rows()), 'queued');
  await askWorker();

  const seen = async (holds: (job: Job) => boolean): Promise<Job> => {
    for (;;) {
      const job = await ledger.job(id);
      if (job && holds(job)) return job;
      await delay(20);
    }
  };
  await seen(({ state }) => state === 'running');
  const began = performance.now();
  const { counts, state } = await seen(isOver);
  const seconds = (performance.now() - began) / 1000;
  if (counts.invited !== people) throw new Error(`The job ended as ${state}: ${JSON.stringify(counts)}`);
  const row = { what: 'inviting people', unit: 'writes/s', rival: 'the configured rate', goal: { least: 0.95 } };
  return [compared({ ...row, ours: [writes / seconds], theirs: [writesPerSecond] })];
}

async function* rows(): AsyncGenerator<FileRow, void> {
  for (let line = 2; line < people + 2; line++) {
    const email = `bench.${line}@example.com`;
    yield { line, given: { email, name: '', groups: groups.join(), until: '' }, invitation: { email, groups } };
  }
}

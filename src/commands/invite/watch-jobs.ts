import { setTimeout as delay } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { mailDay, mailsForInvitations } from '../../invitations/mail-day.ts';
import type { InvitationSettings } from '../../invitations/ports.ts';
import { settled, totalsOf } from './counts.ts';
import { type Followed, follow } from './follow.ts';
import { inDigits } from './numbers.ts';
import type { DeployedInvitations } from './on-invitations.ts';
import { durationInWords, paceOf, type Sample } from './pace.ts';
import type { Progress } from './progress.ts';

const lookEveryMilliseconds = 1_000;

export interface Watched {
  progress: Progress;
  settings: InvitationSettings;
  /** Rows of all the jobs. */
  total: number;
  signal: AbortSignal;
}

/** Has the worker come now, and shows how far it is until no more is to be expected. Rejects once the signal is given. */
export async function watchJobs(
  { ledger, budget, askWorker }: Pick<DeployedInvitations, 'ledger' | 'budget' | 'askWorker'>,
  ids: readonly string[],
  { progress, settings, total, signal }: Watched,
): Promise<Followed> {
  await askWorker();
  const samples: Sample[] = [];
  const now = () => Temporal.Now.instant();
  return follow(ids, {
    job: ledger.job,
    now,
    pause: () => delay(lookEveryMilliseconds, undefined, { signal }),
    async saw(jobs) {
      signal.throwIfAborted();
      const at = now();
      const totals = totalsOf(jobs);
      const done = settled(totals);
      samples.push({ at, settled: done });
      const spent = await budget.spent(mailDay(at).day);
      const left = total - done - totals.counts.deferred;
      const words = progressInWords(samples, left, spent, mailsForInvitations(settings));
      const trouble = jobs.flatMap(({ problem }) => problem?.message ?? []).slice(0, 1);
      progress.show('Inviting', done, total, [words, ...trouble].join(', '));
    },
  });
}

function progressInWords(samples: readonly Sample[], left: number, spent: number, limit: number): string {
  const pace = paceOf(samples, left);
  const parts = [
    ...(pace && pace.perSecond > 0 ? [`${pace.perSecond.toFixed(1)} a second`] : []),
    ...(pace?.secondsLeft ? [`${durationInWords(pace.secondsLeft)} to go`] : []),
    `mails ${inDigits(Math.min(spent, limit))} of ${inDigits(limit)} today`,
  ];
  return parts.join(', ');
}

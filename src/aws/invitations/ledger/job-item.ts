import type { Temporal } from 'temporal-polyfill';
import type { Counts, Job, JobState } from '../../../invitations/job.ts';
import type { OnExisting } from '../../../invitations/row.ts';
import { type Attributes, attributesOf } from '../../items/attributes.ts';
import { instant, number, object, oneOf, optional, text } from '../../items/readers.ts';
import { expiresAfter, jobKey, readingItem } from './items.ts';

export const jobItem = (job: Job, now: Temporal.Instant): Attributes => ({
  ...attributesOf({ ...job, expires: expiresAfter(now) }),
  ...jobKey(job.id),
});

const states = {
  submitting: true,
  planned: true,
  queued: true,
  running: true,
  paused: true,
  succeeded: true,
  'completed-with-errors': true,
} as const;

const modes = { 'merge-groups': true, skip: true, resend: true, error: true } as const;

const counts = object<Counts>({
  invalid: number,
  waiting: number,
  calling: number,
  mailed: number,
  deferred: number,
  invited: number,
  resent: number,
  updated: number,
  unchanged: number,
  failed: number,
  mailInDoubt: number,
});

const reason = oneOf<NonNullable<Job['pause']>['reason']>({ 'mail-quota': true, throttled: true });

export const readJob = readingItem(
  object<Job>({
    id: text,
    version: number,
    state: oneOf<JobState>(states),
    by: text,
    at: instant,
    label: text,
    onExisting: oneOf<OnExisting>(modes),
    total: number,
    counts,
    pause: optional(object({ reason, resumes: instant })),
    problem: optional(object({ at: instant, message: text })),
    finishedAt: optional(instant),
    deferredUntil: optional(instant),
  }),
);

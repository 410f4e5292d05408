import type { Temporal } from 'temporal-polyfill';
import { jobKeptDays } from '../../../invitations/job.ts';
import { type Attributes, attributesOf } from '../../items/attributes.ts';
import { itemReader } from '../../items/readers.ts';
import { expiryTime } from '../../items/timestamps.ts';

/** The parts of the ledger's table. What is under one `pk` is read at once, in the order of `sk`. */
const key = (pk: string, sk: string) => ({ pk: { S: pk }, sk: { S: sk } }) satisfies Attributes;

/** What of the table there is one of. */
const singleton = '-';

export const jobsPartition = 'jobs';
/** A mark for each job that is to be worked at, so that a worker need not look at all of them. */
export const activePartition = 'active';
export const rowsPartition = (job: string) => `rows#${job}`;

export const jobKey = (id: string) => key(jobsPartition, id);
export const activeKey = (id: string) => key(activePartition, id);
/** As many digits as a file has lines: in the order of the texts the lines are in theirs. */
export const rowKey = (job: string, line: number) => key(rowsPartition(job), String(line).padStart(8, '0'));
export const leaseKey = () => key('lease', singleton);
export const mailsKey = (day: string) => key('mails', day);
export const resendKey = (username: string) => key(`resend#${username}`, singleton);
export const claimKey = (name: string) => key(`key#${name}`, singleton);

/** Counted from when it was last written, so that a job that waits for mails for months loses nobody. */
export const expiresAfter = (now: Temporal.Instant, days = jobKeptDays) => expiryTime(now, { hours: days * 24 });

/** How an item is told of that cannot be read. */
export const readingItem = itemReader(
  ({ pk, sk }) => `${pk?.S} ${sk?.S} of the ledger`,
  'Another version of streamgate wrote it: deploy that one, or delete the item, and what it says is lost.',
);

export const activeItem = (job: string, now: Temporal.Instant): Attributes => ({
  ...attributesOf({ expires: expiresAfter(now) }),
  ...activeKey(job),
});

import type { Temporal } from 'temporal-polyfill';
import { jobKeptDays } from '../../invitations/job.ts';
import type { Attributes } from '../items/attributes.ts';
import { attributesOf } from '../items/attributes.ts';
import { expiry } from '../items/moments.ts';
import { reading } from '../items/reading.ts';
import { activeKey } from './keys.ts';

/** Counted from when it was last written, so that a job that waits for mails for months loses nobody. */
export const keptFrom = (now: Temporal.Instant, days = jobKeptDays) => expiry(now, { hours: days * 24 });

/** How an item is told of that cannot be read. */
export const readingItem = reading(
  ({ pk, sk }) => `${pk?.S} ${sk?.S} of the ledger`,
  'Another version of streamgate wrote it: deploy that one, or delete the item, and what it says is lost.',
);

export const activeItem = (job: string, now: Temporal.Instant): Attributes => ({
  ...attributesOf({ expires: keptFrom(now) }),
  ...activeKey(job),
});

import type { Temporal } from 'temporal-polyfill';
import type { Hold, Lease, Mark, PowerRecord, PowerState } from '../../power/observation.ts';
import { type Attributes, attributesOf } from '../items/attributes.ts';
import { instant, itemReader, listOf, number, object, oneOf, optional, text } from '../items/readers.ts';
import { expiryTime, sortableTime } from '../items/timestamps.ts';

/** The items of the table, by the first part of their key. `asked`: when waiting pages last asked the reconciler to look after their apps. */
export type ItemKind = 'lease' | 'hold' | 'mark' | 'record' | 'asked';

export const itemKey = (kind: ItemKind, app: string) => `${kind}#${app}`;

/** Whoever wants to know what was asked for last week still finds it. DynamoDB deletes it later, which costs nothing. */
const retention = { hours: 7 * 24 };

/** `id` is the item's key, so the lease's own is called `lease`. */
export const leaseItem = (app: string, { id: lease, at, until, by }: Lease): Attributes =>
  attributesOf({ id: itemKey('lease', app), lease, at, until, by, expires: expiryTime(until, retention) });

export const holdItem = (app: string, { target, until, by, reason }: Hold): Attributes =>
  attributesOf({ id: itemKey('hold', app), target, until, by, reason, expires: expiryTime(until, retention) });

export const markItem = (app: string, { until }: Mark): Attributes =>
  attributesOf({ id: itemKey('mark', app), until, expires: expiryTime(until, retention) });

export const recordItem = (app: string, record: PowerRecord): Attributes =>
  attributesOf({ ...record, id: itemKey('record', app) });

/** One for all apps: each asking is for whichever of them are waited for. */
export const runRequestItem = (at: Temporal.Instant, now: Temporal.Instant): Attributes =>
  attributesOf({ id: itemKey('asked', 'all'), at: sortableTime(at), expires: expiryTime(now, retention) });

const readingItem = itemReader(({ id }) => `${id?.S}`, 'Delete it; nothing else is lost.');

export const readLease = readingItem<Lease>(({ lease, ...rest }) =>
  object<Lease>({ id: text, at: instant, until: instant, by: text })({ ...rest, id: lease }),
);

export const readHold = readingItem<Hold>(
  object<Hold>({
    target: oneOf<Hold['target']>({ awake: true, asleep: true }),
    until: instant,
    by: text,
    reason: text,
  }),
);

export const readMark = readingItem<Mark>(object<Mark>({ until: instant }));

const states = { asleep: true, waking: true, awake: true, draining: true, leaving: true, failed: true } as const;

export const readRecord = readingItem<PowerRecord>(
  object<PowerRecord>({
    version: number,
    state: oneOf<PowerState>(states),
    since: instant,
    reason: text,
    until: optional(instant),
    upSince: optional(instant),
    runningSince: optional(instant),
    leaving: optional(object({ since: instant, looks: number, lookedAt: instant })),
    stoppingSince: optional(instant),
    spentLease: optional(text),
    failure: optional(object({ at: instant, reason: text })),
    unverified: optional(instant),
    wakes: listOf(object({ at: instant, runningAfter: number, readyAfter: number })),
  }),
);

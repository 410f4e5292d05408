import type { Temporal } from 'temporal-polyfill';
import type { Hold, Lease, Mark, PowerRecord, PowerState } from '../../power/observation.ts';
import { type Attributes, attributesOf, valuesOf } from './attributes.ts';
import { instant, listOf, number, object, oneOf, optional, text } from './readers.ts';

/** The items of the table, by the first part of their key. `asked`: when the reconciler was last asked to look at the app. */
export type Kind = 'lease' | 'hold' | 'mark' | 'record' | 'asked';

export const keyOf = (kind: Kind, app: string) => `${kind}#${app}`;

/** Whoever wants to know what was asked for last week still finds it. DynamoDB deletes it later, which costs nothing. */
const keptHours = 7 * 24;

/** Epoch seconds, as DynamoDB wants it. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html */
const expiry = (until: Temporal.Instant) => Math.floor(until.add({ hours: keptHours }).epochMilliseconds / 1000);

/** `id` is the item's key, so the lease's own is called `lease`. */
export const leaseItem = (app: string, { id: lease, at, until, by }: Lease): Attributes =>
  attributesOf({ id: keyOf('lease', app), lease, at, until, by, expires: expiry(until) });

export const holdItem = (app: string, { target, until, by, reason }: Hold): Attributes =>
  attributesOf({ id: keyOf('hold', app), target, until, by, reason, expires: expiry(until) });

export const markItem = (app: string, { until }: Mark): Attributes =>
  attributesOf({ id: keyOf('mark', app), until, expires: expiry(until) });

export const recordItem = (app: string, record: PowerRecord): Attributes =>
  attributesOf({ ...record, id: keyOf('record', app) });

/** Always as long as another, so that comparing the texts compares the times. */
export const sortable = (at: Temporal.Instant) => at.toString({ smallestUnit: 'millisecond' });

export const askedItem = (app: string, at: Temporal.Instant, now: Temporal.Instant): Attributes =>
  attributesOf({ id: keyOf('asked', app), at: sortable(at), expires: expiry(now) });

export const readLease = reading<Lease>(({ lease, ...rest }) =>
  object<Lease>({ id: text, at: instant, until: instant, by: text })({ ...rest, id: lease }),
);

export const readHold = reading<Hold>(
  object<Hold>({
    target: oneOf<Hold['target']>({ awake: true, asleep: true }),
    until: instant,
    by: text,
    reason: text,
  }),
);

export const readMark = reading<Mark>(object<Mark>({ until: instant }));

const states = { asleep: true, waking: true, awake: true, draining: true, leaving: true, failed: true } as const;

export const readRecord = reading<PowerRecord>(
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

/** Undefined where there is no item. Throws, naming it, when it cannot be read: what somebody asked for does not vanish. */
function reading<Value>(read: (kept: Record<string, unknown>) => Value) {
  return (item: Attributes | undefined): Value | undefined => {
    if (!item) return undefined;
    try {
      return read(valuesOf(item));
    } catch (cause) {
      const problem = cause instanceof Error ? cause.message : cause;
      throw new Error(`The item ${item.id?.S} cannot be read: ${problem}. Delete it; nothing else is lost.`, { cause });
    }
  };
}

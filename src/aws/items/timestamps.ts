import type { Temporal } from 'temporal-polyfill';

/** Always as long as another, so that comparing the texts compares the times. */
export const sortableTime = (at: Temporal.Instant) => at.toString({ smallestUnit: 'millisecond' });

/** Epoch seconds, as DynamoDB wants it. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html */
export const expiryTime = (until: Temporal.Instant, { hours }: { hours: number }) =>
  Math.floor(until.add({ hours }).epochMilliseconds / 1000);

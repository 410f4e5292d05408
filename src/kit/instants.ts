import { Temporal } from 'temporal-polyfill';

/** Whether one instant is earlier than the other. Equal instants are not. */
export const isBefore = (one: Temporal.Instant, other: Temporal.Instant): boolean =>
  Temporal.Instant.compare(one, other) < 0;

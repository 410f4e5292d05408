import { Temporal } from 'temporal-polyfill';

/** Whether one moment comes before the other; the same is not before itself. */
export const isBefore = (one: Temporal.Instant, other: Temporal.Instant): boolean =>
  Temporal.Instant.compare(one, other) < 0;

import type { Lease, PowerRecord, Wishes } from './observation.ts';
import { leaseIdleMinutes, type PowerSettings } from './settings.ts';

/** A lease that still counts: the app has not been put to sleep after it. */
export function currentLease({ lease }: Wishes, { spentLease }: Pick<PowerRecord, 'spentLease'>): Lease | undefined {
  return lease && lease.id !== spentLease ? lease : undefined;
}

/** For how long nobody needs to be connected for a lease to lapse. */
export const idleMinutesOf = ({ idleMinutes }: PowerSettings) => idleMinutes ?? leaseIdleMinutes;

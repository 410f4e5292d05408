import type { Temporal } from 'temporal-polyfill';
import { isBefore } from '../kit/instants.ts';
import type { PoolAccount } from './pool.ts';

/**
 * How far somebody has come.
 * - `invited`: may sign in with the temporary password that was mailed.
 * - `expired`: that password is over, so they need another invitation.
 * - `active`: has signed in, or signs in elsewhere.
 * - `disabled`: may not sign in, however far they had come.
 */
export type PersonState = 'invited' | 'expired' | 'active' | 'disabled';

export function personState(
  { enabled, status, changedAt }: PoolAccount,
  { temporaryDays, now }: { temporaryDays: number; now: Temporal.Instant },
): PersonState {
  if (!enabled) return 'disabled';
  if (status !== 'invited') return 'active';
  const over = changedAt.add({ hours: 24 * temporaryDays });
  return isBefore(now, over) ? 'invited' : 'expired';
}

import type { WakePorts } from '../../power/ports.ts';
import type { AppNotes, Grant } from '../../power/wake.ts';
import { logLine } from '../lambda.ts';
import type { WakeVisit } from './app.ts';

/**
 * Writes down the lease that was granted, if one was, and says so in one line. Whether it was this one or somebody else's a moment
 * before makes no difference to the visitor.
 */
export async function takeLease(
  { takeLease }: WakePorts,
  event: 'wake' | 'extend',
  { app, person, requestId }: WakeVisit,
  { wishes }: AppNotes,
  { lease, decision }: Grant,
): Promise<void> {
  const taken = lease !== undefined && (await takeLease(app.name, lease, wishes.lease));
  logLine({ event, app: app.name, sub: person.sub, taken, reason: decision.reason, requestId });
}

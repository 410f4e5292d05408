import type { WakePorts } from '../../power/ports.ts';
import type { AppNotes, Grant } from '../../power/wake.ts';
import { logLine } from '../lambda.ts';
import type { WakeVisit } from './app.ts';

/** Writes the granted lease, if any, and logs the result. If another visitor's lease was a moment faster, that one serves as well. */
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

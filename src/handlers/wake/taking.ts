import type { WakePorts } from '../../power/ports.ts';
import type { Grant, Known } from '../../power/wake.ts';
import { logLine } from '../stack.ts';
import type { Visit } from './visit.ts';

/**
 * Writes down the lease that was granted, if one was, and says so in one line. Whether it was this one or somebody else's a moment
 * before makes no difference to the visitor.
 */
export async function take(
  { takeLease }: WakePorts,
  event: 'wake' | 'extend',
  { app, person, requestId }: Visit,
  { wishes }: Known,
  { lease, decision }: Grant,
): Promise<void> {
  const taken = lease !== undefined && (await takeLease(app.name, lease, wishes.lease));
  logLine({ event, app: app.name, sub: person.sub, taken, reason: decision.reason, requestId });
}

/** Has the reconciler look soon. What was asked is written down already and found within a minute, so a failure is only logged. */
export async function hurry({ ask }: WakePorts, { app, requestId }: Visit): Promise<void> {
  try {
    await ask(app.name);
  } catch (error) {
    logLine({ level: 'error', message: 'ask-failed', app: app.name, requestId, error: String(error) });
  }
}

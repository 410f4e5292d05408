import type { ALBEvent } from 'aws-lambda';
import { unlessMissing } from '../../aws/missing.ts';
import type { Verdict } from '../../aws/tokens.ts';
import { logLine } from '../lambda.ts';
import type { GuardedApp } from '../visit.ts';
import { within } from '../within.ts';

/**
 * - `ended`: no copy of any session is renewed any more.
 * - `none`: nobody was signed in.
 * - `unknown`: somebody was, or may have been, and it cannot be said that their other sessions have ended.
 */
export type SessionEnd = 'ended' | 'none' | 'unknown';

/** In seconds, for two key servers and Cognito together. */
const patience = 8;

/**
 * Ends every session of whoever sent a request, in all apps. The load balancer renews a session with its refresh token, so revoking that is what
 * ends a copy: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html#authentication-logout
 */
export async function endSessions(
  app: GuardedApp,
  { multiValueHeaders }: ALBEvent,
  revoke: (username: string) => Promise<void>,
): Promise<SessionEnd> {
  const log = (fields: object) => logLine({ event: 'signed-out', app: app.name, ...fields });
  let verdict: Verdict | undefined;
  try {
    return await within(
      patience,
      (async () => {
        verdict = await app.verify(multiValueHeaders);
        const { requestId } = verdict;
        if (!('person' in verdict)) {
          const sessions = verdict.code === 'missing-proof' ? 'none' : 'unknown';
          log({ sessions, reason: verdict.code, requestId });
          return sessions;
        }
        // Also of a person without access to this app: they are signed in all the same. Whoever is deleted has no session.
        await unlessMissing(revoke(verdict.person.username), 'UserNotFoundException');
        log({ sessions: 'ended', sub: verdict.person.sub, requestId });
        return 'ended';
      })(),
    );
  } catch (error) {
    const who = verdict && 'person' in verdict ? { sub: verdict.person.sub } : {};
    log({ level: 'error', sessions: 'unknown', ...who, requestId: verdict?.requestId ?? '-', error: String(error) });
    return 'unknown';
  }
}

import type { ALBEvent } from 'aws-lambda';
import { unlessMissing } from '../../aws/missing.ts';
import type { Verdict } from '../../aws/tokens.ts';
import { logLine } from '../lambda.ts';
import type { GuardedApp } from '../visit.ts';
import { within } from '../within.ts';

/**
 * - `ended`: no copy of any session is renewed again.
 * - `none`: the visitor was not signed in.
 * - `unknown`: the visitor was or may have been signed in, and other sessions may still be active.
 */
export type SessionEnd = 'ended' | 'none' | 'unknown';

/** For two key servers and Cognito together. */
const maxSeconds = 8;

/**
 * Ends every session of a request's sender, in all apps. The load balancer renews sessions with their refresh token, so revoking it ends
 * every copy: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html#authentication-logout
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
      maxSeconds,
      (async () => {
        verdict = await app.verify(multiValueHeaders);
        const { requestId } = verdict;
        if (!('person' in verdict)) {
          const sessions = verdict.code === 'missing-proof' ? 'none' : 'unknown';
          log({ sessions, reason: verdict.code, requestId });
          return sessions;
        }
        // Also for people without access to this app: they are signed in too. A deleted person has no session.
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

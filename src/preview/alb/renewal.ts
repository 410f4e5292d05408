import type { Login } from './actions.ts';
import type { IdentityProvider, TokenGrant } from './identity-provider.ts';
import type { LoginSessions, OpenSession, Session, StoredSession } from './sessions.ts';

/** A login's session from what Cognito granted. */
export const sessionFrom = (grant: TokenGrant, endsAt: number, now: number): Session => ({
  accessToken: grant.accessToken,
  refreshToken: grant.refreshToken,
  accessExpiresAt: now + grant.expiresInSeconds * 1000,
  claims: grant.claims,
  endsAt,
});

/**
 * Keeps sessions as fresh as their access token. Without a refresh token a session lasts until it times out. Whoever brings a session
 * whose access token is over has Cognito asked, also if the same session was renewed before: so a copy ends when the person signs out.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html#authentication-logout
 */
export function createRenewal(sessions: LoginSessions, provider: IdentityProvider, now: () => number) {
  const underWay = new WeakMap<OpenSession, Promise<StoredSession | undefined>>();

  const renew = async (login: Login, session: OpenSession, refreshToken: string) => {
    try {
      const grant = await provider.refresh(login, refreshToken);
      const renewed = sessionFrom(
        { ...grant, refreshToken: grant.refreshToken ?? refreshToken },
        session.endsAt,
        now(),
      );
      return await sessions.store(login, renewed, session.shards);
    } catch {
      return undefined; // logged by the provider; the visitor is asked to log in again
    } finally {
      underWay.delete(session);
    }
  };

  /**
   * The session to use now, with the cookies that replace an expired one; undefined when it is over. Requests that bring
   * the same cookies at the same time share one renewal.
   */
  return async (login: Login, session: OpenSession): Promise<StoredSession | undefined> => {
    if (session.endsAt <= now()) return undefined;
    if (session.accessExpiresAt > now() || !session.refreshToken) return { session, setCookies: [] };
    const renewal = underWay.get(session) ?? renew(login, session, session.refreshToken);
    underWay.set(session, renewal);
    return renewal;
  };
}

export type RenewSession = ReturnType<typeof createRenewal>;

import type { Login } from './actions.ts';
import type { IdentityProvider, TokenGrant } from './identity-provider.ts';
import type { LoginSessions, OpenSession, Session, StoredSession } from './sessions.ts';

/** The session for a grant of Cognito's. */
export const sessionFrom = (grant: TokenGrant, endsAt: number, now: number): Session => ({
  accessToken: grant.accessToken,
  refreshToken: grant.refreshToken,
  accessExpiresAt: now + grant.expiresInSeconds * 1000,
  claims: grant.claims,
  endsAt,
});

/**
 * Renews sessions whose access token has expired. Without a refresh token a session lasts until it times out. Every such
 * request asks Cognito, even if the same cookies were renewed before, so a copied session ends when the person signs out.
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
      return undefined; // the provider has logged it, and the visitor must sign in again
    } finally {
      underWay.delete(session);
    }
  };

  /**
   * Returns the current session, with new cookies if it was renewed; undefined when it has ended. Concurrent requests
   * with the same cookies share one renewal.
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

import type { Login } from './actions.ts';
import { joinShards, readCookies, splitIntoShards } from './cookies.ts';
import type { Seal } from './seal.ts';

/** The content of a session's cookies. Times are in milliseconds since 1970. */
export interface Session {
  accessToken: string;
  refreshToken: string | undefined;
  /** When the access token expires. */
  accessExpiresAt: number;
  /** The answer of the userInfo endpoint. */
  claims: UserClaims;
  /** The login plus SessionTimeout. Renewals do not extend it. */
  endsAt: number;
}

export type UserClaims = Readonly<Record<string, unknown>> & { readonly sub: string };

/** A decrypted session. Requests with the same cookies share one object. */
export interface OpenSession extends Session {
  /** The number of its cookies. */
  readonly shards: number;
}

export interface StoredSession {
  session: OpenSession;
  setCookies: readonly string[];
}

/** Enough for every browser that uses a preview, at up to 16K each. */
const maxOpenSessions = 256;

/** LoginSessions live in the visitor's cookies; opened ones are kept, because a page sends its own with dozens of requests. */
export function createSessions(seal: Seal, now: () => number) {
  const opened = new Map<string, Promise<OpenSession | undefined>>();

  const keep = (key: string, session: Promise<OpenSession | undefined>) => {
    opened.delete(key);
    opened.set(key, session);
    for (const oldest of opened.keys()) {
      if (opened.size <= maxOpenSessions) break;
      opened.delete(oldest);
    }
  };

  return {
    /** The session of a request, even if expired; undefined without a session of this login. */
    async find(login: Login, cookieHeader: string | undefined): Promise<OpenSession | undefined> {
      const { value, shards } = joinShards(readCookies(cookieHeader), login.cookieName);
      if (!value) return undefined;
      const purpose = purposeOf(login);
      const key = `${purpose} ${value}`;
      const known = opened.get(key);
      const session = known ?? seal.open(purpose, value).then(content => reopen(content, shards));
      keep(key, session);
      if (!(await session)) opened.delete(key);
      return session;
    },

    /** Undefined when the session is too large for cookies. Expires the unused ones of `previousShards`. */
    async store(login: Login, content: Session, previousShards: number): Promise<StoredSession | undefined> {
      const purpose = purposeOf(login);
      const value = await seal.close(purpose, content);
      const cookies = splitIntoShards(login.cookieName, value, previousShards, now());
      if (!cookies) return undefined;
      const session = { ...content, shards: cookies.shards };
      keep(`${purpose} ${value}`, Promise.resolve(session));
      return { session, setCookies: cookies.setCookies };
    },
  };
}

export type LoginSessions = ReturnType<typeof createSessions>;

/** Only this module seals for this purpose, so the content is a session. */
const reopen = (content: unknown, shards: number): OpenSession | undefined =>
  content ? { ...(content as Session), shards } : undefined;

/** Two apps never share a session, even with the same cookie name or the same client. */
const purposeOf = ({ cookieName, clientId }: Login) => `session ${cookieName} ${clientId}`;

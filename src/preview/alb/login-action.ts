import type { Login } from './actions.ts';
import { type AlbAnswer, errorAnswer } from './answers.ts';
import { type CodeFlow, callbackPath } from './code-flow.ts';
import type { RenewSession } from './renewal.ts';
import type { LoginSessions, OpenSession } from './sessions.ts';
import type { VisitorRequest } from './visitor-request.ts';

/** The result of an authenticate-cognito action. */
export type LoginOutcome =
  | { kind: 'signed-in'; session: OpenSession; setCookies: readonly string[] }
  /** Only with `allow`: the request continues without an identity. */
  | { kind: 'anonymous' }
  | { kind: 'answer'; answer: AlbAnswer };

/**
 * Performs the login of a rule. With `deny` too, an expired session or a failed renewal leads to the login page; only a
 * request without a session gets 401. Cookies that cannot be decrypted do not count as a session.
 */
export const loginAction =
  (sessions: LoginSessions, renewal: RenewSession, flow: CodeFlow) =>
  async (login: Login, request: VisitorRequest): Promise<LoginOutcome> => {
    if (request.path === callbackPath) return { kind: 'answer', answer: await flow.finish(login, request) };
    const found = await sessions.find(login, request.headers.cookie);
    const current = found && (await renewal(login, found));
    if (current) return { kind: 'signed-in', ...current };
    if (login.onUnauthenticated === 'allow') return { kind: 'anonymous' };
    if (login.onUnauthenticated === 'deny' && !found) return { kind: 'answer', answer: errorAnswer(401) };
    return { kind: 'answer', answer: await flow.start(login, request) };
  };

export type PerformLogin = ReturnType<typeof loginAction>;

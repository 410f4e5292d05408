import { randomBytes } from 'node:crypto';
import type { Login } from './actions.ts';
import { type AlbAnswer, errorAnswer, redirectAnswer } from './answers.ts';
import { joinShards, nonceCookie, nonceCookieName, readCookies } from './cookies.ts';
import { GrantRefused, type IdentityProvider } from './identity-provider.ts';
import { sessionFrom } from './renewal.ts';
import type { Seal } from './seal.ts';
import type { LoginSessions } from './sessions.ts';
import { originOfRequest, pathAndQuery, type VisitorRequest } from './visitor-request.ts';

/** Where Cognito sends the visitor back to. The load balancer handles it; targets never see it. */
export const callbackPath = '/oauth2/idpresponse';

/** How long a visitor has to finish a login. AWS sets this. */
const loginMs = 15 * 60_000;

/** The sealed content of the `state` parameter. */
interface State {
  /** Path and query to return to. Never a host: the visitor returns to the one they came from. */
  target: string;
  authority: string;
  nonce: string;
  startedAt: number;
}

const nonceForm = /^[A-Za-z0-9_-]{16}$/;

/**
 * The authorization-code flow as the load balancer does it.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html#authentication-flow
 */
export function codeFlow(
  loginOrigin: string,
  seal: Seal,
  sessions: LoginSessions,
  provider: IdentityProvider,
  now: () => number,
) {
  return {
    /** Redirects the visitor to the login page. */
    async start(login: Login, request: VisitorRequest): Promise<AlbAnswer> {
      // Keeps an existing nonce: a second login, such as for a favicon, must not break the one in progress.
      const known = nonceOf(request);
      const nonce = known ?? randomBytes(12).toString('base64url');
      const { authority } = request;
      const state: State = { target: pathAndQuery(request), authority, nonce, startedAt: now() };
      const url = new URL('/oauth2/authorize', loginOrigin);
      url.search = new URLSearchParams({
        ...login.extraParameters,
        client_id: login.clientId,
        redirect_uri: originOfRequest(request) + callbackPath,
        response_type: 'code',
        scope: login.scope,
        state: await seal.close(purposeOf(login), state),
      }).toString();
      return redirectAnswer(url.href, known ? [] : [nonceCookie(nonce)]);
    },

    /**
     * Completes a login: 302 to where it began, with the session's cookies. 401: the state belongs to another browser,
     * host or app, or is too old, or Cognito denied access. 561: Cognito reported an error. 500: see GrantRefused.
     */
    async finish(login: Login, request: VisitorRequest): Promise<AlbAnswer> {
      const parameters = new URLSearchParams(request.query);
      const state = (await seal.open(purposeOf(login), parameters.get('state') ?? '')) as State | undefined;
      if (!state || state.authority !== request.authority || state.nonce !== nonceOf(request)) return errorAnswer(401);
      if (now() - state.startedAt > loginMs) return errorAnswer(401);
      const error = parameters.get('error');
      if (error) return errorAnswer(error === 'access_denied' ? 401 : 561);
      const code = parameters.get('code');
      if (!code) return errorAnswer(401);
      try {
        const grant = await provider.exchange(login, code, originOfRequest(request) + callbackPath);
        const session = sessionFrom(grant, now() + login.sessionSeconds * 1000, now());
        const { shards } = joinShards(readCookies(request.headers.cookie), login.cookieName);
        const stored = await sessions.store(login, session, shards);
        if (!stored) return errorAnswer(500);
        return redirectAnswer(originOfRequest(request) + state.target, stored.setCookies);
      } catch (error) {
        if (error instanceof GrantRefused) return errorAnswer(error.status);
        throw error;
      }
    },
  };
}

export type CodeFlow = ReturnType<typeof codeFlow>;

const purposeOf = ({ clientId }: Login) => `state ${clientId}`;

function nonceOf({ headers }: VisitorRequest): string | undefined {
  const nonce = readCookies(headers.cookie).get(nonceCookieName);
  return nonce && nonceForm.test(nonce) ? nonce : undefined;
}

import type { ALBEvent, ALBResult } from 'aws-lambda';
import { sessionCookieName } from '../../../config/names.ts';
import { gatePaths } from '../../../config/origins.ts';
import { decideSignOut, type SignOutDecision } from '../../access/sign-out.ts';
import { confirmSignOutPage, signedOutHerePage, signedOutPage } from '../../pages/access/signed-out.ts';
import { headerValues } from '../../pages/headers.ts';
import { pageResponse } from '../../pages/page.ts';
import { preferredLanguage } from '../../pages/preferred-language.ts';
import { notFound } from '../../pages/responses.ts';
import { header, hostOf, originsOf } from '../request.ts';
import type { GuardedApp } from '../visit.ts';
import { endSessions, type SessionEnd } from './end-sessions.ts';

/** An app with its logout URL. */
export interface AppWithLogout extends GuardedApp {
  /** Cognito's logout endpoint, which redirects to the signed-out page. */
  logoutUrl: string;
}

export interface SignOutPorts {
  apps: ReadonlyMap<string, AppWithLogout>;
  /** Revokes every refresh token of a person, by user name. */
  revoke(username: string): Promise<void>;
  /** The longest lifetime of a session. */
  sessionHours: number;
}

/** Answers on both paths of every host. URLs come from the settings, never from the request. */
export const answer =
  (ports: SignOutPorts) =>
  async (event: ALBEvent): Promise<ALBResult> => {
    const app = ports.apps.get(hostOf(event));
    if (!app) return notFound;
    if (event.path === gatePaths.signedOut) return signedOut(app, event, ports.sessionHours);
    if (event.path !== gatePaths.signout) return notFound;
    const decision = decideSignOut(requestOf(event, app));
    return decision.signOut ? leave(app, await endSessions(app, event, ports.revoke)) : confirm(app, event, decision);
  };

const requestOf = (event: ALBEvent, app: GuardedApp) => {
  const { method, site, origin } = originsOf(event);
  return {
    method,
    ...(site && { site }),
    mode: header(event, 'sec-fetch-mode'),
    destination: header(event, 'sec-fetch-dest'),
    purpose: ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'].map(name => header(event, name)).join(),
    ownOrigin: origin === app.origin,
  };
};

/** Asks for confirmation. The 503 makes a browser discard a prefetched page and request it again on navigation. */
const confirm = ({ login }: GuardedApp, event: ALBEvent, { reason }: SignOutDecision): ALBResult =>
  pageResponse(
    reason === 'speculation' ? 503 : 200,
    confirmSignOutPage(preferredLanguage(event.multiValueHeaders)),
    {},
    login,
  );

const leave = (app: AppWithLogout, ended: SessionEnd): ALBResult => ({
  statusCode: 302,
  multiValueHeaders: {
    location: [app.logoutUrl],
    'cache-control': ['no-store'],
    'set-cookie': [
      ...expiredCookies(app),
      `${outcomeCookie}=${ended === 'unknown' ? 'here' : 'everywhere'}; Max-Age=600; ${outcomeAttributes}`,
    ],
  },
  body: '',
});

/**
 * The signed-out page. After a sign-out it expires the cookies again, because the load balancer may have renewed them with the previous
 * response. Without one it does not, so that no other site can sign people out by sending them here.
 */
function signedOut(app: AppWithLogout, event: ALBEvent, sessionHours: number): ALBResult {
  const [, outcome] =
    /(?:^|;\s*)streamgate\.signed-out=(\w+)/.exec(headerValues(event.multiValueHeaders, 'cookie').join('; ')) ?? [];
  const language = preferredLanguage(event.multiValueHeaders);
  const page = outcome === 'here' ? signedOutHerePage(language, sessionHours, app.contact) : signedOutPage;
  const deletion = `${outcomeCookie}=; Max-Age=0; ${outcomeAttributes}`;
  return pageResponse(200, page, outcome === undefined ? {} : { 'set-cookie': [...expiredCookies(app), deletion] });
}

/** Tells the signed-out page, after Cognito's redirect, how the sign-out ended. No app can have this name, and its path hides it from apps. */
const outcomeCookie = 'streamgate.signed-out';
const outcomeAttributes = `Path=${gatePaths.signedOut}; Secure; HttpOnly; SameSite=Lax`;

/** The session cookie, its shards, and the nonce of a sign-in in progress. No Domain, because the load balancer sets none. */
const expiredCookies = ({ name }: GuardedApp): string[] => {
  const cookie = sessionCookieName(name);
  return [cookie, ...[0, 1, 2, 3].map(shard => `${cookie}-${shard}`), 'AWSALBAuthNonce'].map(
    each => `${each}=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Secure; HttpOnly`,
  );
};

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

/** An app and its way out. */
export interface AppWithLogout extends GuardedApp {
  /** Cognito's logout, which comes back to the signed-out page. */
  logoutUrl: string;
}

export interface SignOutPorts {
  apps: ReadonlyMap<string, AppWithLogout>;
  /** Revokes every refresh token of a person, by their user name. */
  revoke(username: string): Promise<void>;
  /** How long a session lasts that nothing ends. */
  sessionHours: number;
}

/** Answers for both paths on every host. Addresses come from the settings, never from what the visitor sent. */
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

/** An error makes a browser forget what it fetched before anybody wanted it, and ask again when somebody does. */
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
      ...expired(app),
      `${outcomeCookie}=${ended === 'unknown' ? 'here' : 'everywhere'}; Max-Age=600; ${outcomeAttributes}`,
    ],
  },
  body: '',
});

/**
 * The page at the end. Whoever comes from a sign-out loses the cookies once more: the load balancer may have renewed them with the answer
 * that ended them. Nobody else does, so that no other site signs somebody out by sending them here.
 */
function signedOut(app: AppWithLogout, event: ALBEvent, sessionHours: number): ALBResult {
  const [, outcome] =
    /(?:^|;\s*)streamgate\.signed-out=(\w+)/.exec(headerValues(event.multiValueHeaders, 'cookie').join('; ')) ?? [];
  const language = preferredLanguage(event.multiValueHeaders);
  const shown = outcome === 'here' ? signedOutHerePage(language, sessionHours, app.contact) : signedOutPage;
  const gone = `${outcomeCookie}=; Max-Age=0; ${outcomeAttributes}`;
  return pageResponse(200, shown, outcome === undefined ? {} : { 'set-cookie': [...expired(app), gone] });
}

/** Tells the page at the end, which Cognito leads to, what came before. No app can have this name, and no app is sent it. */
const outcomeCookie = 'streamgate.signed-out';
const outcomeAttributes = `Path=${gatePaths.signedOut}; Secure; HttpOnly; SameSite=Lax`;

/** The session's shards, its bare name, and the nonce of a login under way. No Domain: the load balancer sets none. */
const expired = ({ name }: GuardedApp): string[] => {
  const cookie = sessionCookieName(name);
  return [cookie, ...[0, 1, 2, 3].map(shard => `${cookie}-${shard}`), 'AWSALBAuthNonce'].map(
    each => `${each}=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Secure; HttpOnly`,
  );
};

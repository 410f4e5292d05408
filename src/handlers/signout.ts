import type { ALBEvent, ALBResult } from 'aws-lambda';
import { readEnvironment } from '../../config/environment.ts';
import { sessionCookieName } from '../../config/names.ts';
import { gatePaths, type OriginPattern, originOf } from '../../config/origins.ts';
import { settingsOf, stageNamed } from '../../config/stages.ts';
import { notFound } from '../pages/answers.ts';
import { html } from '../pages/page.ts';
import { signedOutPage } from '../pages/signed-out.ts';
import { hostOf } from './host.ts';
import { lambda } from './stack.ts';

/** One app's way out. */
export interface WayOut {
  /** Base name of the load balancer's session cookies. */
  cookie: string;
  /** Cognito's logout, which comes back to the signed-out page. */
  logoutUrl: string;
}

/**
 * Fails signed out: the cookies are expired before Cognito is asked anything. Reads no identity, because this is the
 * one function that anybody reaches; addresses come from the settings, never from what the visitor sent.
 */
export const signOut =
  (waysOut: ReadonlyMap<string, WayOut>) =>
  async (event: ALBEvent): Promise<ALBResult> => {
    const wayOut = waysOut.get(hostOf(event));
    if (!wayOut) return notFound;
    if (event.path === gatePaths.signedOut) return html(200, signedOutPage);
    if (event.path !== gatePaths.signout) return notFound;
    return {
      statusCode: 302,
      multiValueHeaders: {
        location: [wayOut.logoutUrl],
        'cache-control': ['no-store'],
        'set-cookie': sessionCookies(wayOut.cookie).map(
          name => `${name}=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Secure; HttpOnly`,
        ),
      },
      body: '',
    };
  };

/** The session's shards, its bare name, and the nonce of a login under way. No Domain: the load balancer sets none. */
const sessionCookies = (cookie: string) => [
  cookie,
  ...[0, 1, 2, 3].map(shard => `${cookie}-${shard}`),
  'AWSALBAuthNonce',
];

function deployedWaysOut(): ReadonlyMap<string, WayOut> {
  const { stage, clients, login, pattern } = readEnvironment('signout');
  const clientIds: Record<string, string> = JSON.parse(clients);
  return new Map(
    Object.entries(settingsOf(stageNamed(stage)).apps).map(([app, { host }]) => {
      const url = new URL('/logout', login);
      url.searchParams.set('client_id', clientIds[app] ?? '');
      url.searchParams.set('logout_uri', originOf(pattern as OriginPattern, host) + gatePaths.signedOut);
      return [host, { cookie: sessionCookieName(app), logoutUrl: url.href }];
    }),
  );
}

export const handler = lambda(signOut(deployedWaysOut()));

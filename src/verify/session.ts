import { type Case, differs, holds, judged, notTried } from './case.ts';
import { signedIn } from './sign-in.ts';

const unrenewed =
  'Everyone gets 401 when the access token ends. Until it is clear why, raise login.accessTokenMinutes to the session’s length and deploy again.';
const noWait = 'Without --wait the visit ends before the access token does.';

/** What a person’s session does while it lasts, and how it ends. */
export const sessionCases: readonly Case[] = [
  {
    name: 'socket-identity',
    belief:
      'a WebSocket through the `deny` rule carries the identity headers, and `Host`, `Origin` and `X-Forwarded-Proto` agree',
    source:
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html#user-claims-encoding',
    byHand: 'open an app: it shows more than its frame',
    judge: observed =>
      signedIn(observed, ({ app, page }) => {
        const action = `No page works. The log of ${app} has the refusals with their reasons: report them.`;
        return judged(observed.logs, ({ unprovenSockets }) => {
          if (unprovenSockets > 0)
            return differs(`The gate refused ${unprovenSockets} WebSockets whose headers proved no one.`, action);
          if (page?.frames) return holds(`Streamlit sent ${app}’s page over its WebSocket.`);
          const handshake =
            page?.refusedWith === undefined ? '' : ` Its handshake was refused with ${page.refusedWith}.`;
          return differs(
            `The page of ${app} (status ${page?.status}) got nothing over its WebSocket.${handshake}`,
            action,
          );
        });
      }),
  },
  {
    name: 'token-renewal',
    belief:
      'when the access token ends the load balancer hands on a new `x-amzn-oidc-accesstoken`, and the trigger ran for it',
    source:
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html#authentication-logout-timeout',
    byHand: 'keep an app open for longer than `accessTokenMinutes`, then reload it',
    judge: observed =>
      signedIn(observed, ({ app, renewal }) => {
        if (!renewal) return notTried(noWait);
        if (!renewal.atApp || renewal.status !== 200)
          return differs(
            `After ${renewal.waitedSeconds} s the app answered ${renewal.atApp ? renewal.status : 'with the sign-in page'}.`,
            unrenewed,
          );
        return judged(observed.logs, ({ admitted, decided }) => {
          const tokens = new Set(admitted.filter(one => one.app === app).map(({ expires }) => expires)).size;
          if (tokens < 2)
            return differs(
              `The gate of ${app} saw ${tokens} access tokens after ${renewal.waitedSeconds} s; expected two.`,
              unrenewed,
            );
          const ran = decided.some(({ app: one, source }) => one === app && source === 'TokenGeneration_RefreshTokens');
          return ran
            ? holds(`The gate of ${app} saw a new access token, and the trigger ran for it.`)
            : differs(
                `The gate of ${app} saw a new access token, and pre-token did not run for it.`,
                'Whoever loses access keeps it until the session ends. Shorten login.sessionHours and report it.',
              );
        });
      }),
  },
  {
    name: 'socket-after-renewal',
    belief: 'an open page whose access token has just ended comes back over a new WebSocket, without a sign-in',
    source: 'gate/socket_life.py',
    byHand: 'keep an app open for longer than `accessTokenMinutes` and two minutes: it still answers',
    judge: observed =>
      signedIn(observed, ({ app, renewal }) => {
        if (!renewal) return notTried(noWait);
        if (renewal.reconnected) return holds(`The page of ${app} came back over a new WebSocket automatically.`);
        const { waitedSeconds, refusedHandshakes } = renewal;
        const refusals =
          refusedHandshakes.length > 0 ? ` Handshakes were refused with ${refusedHandshakes.join(', ')}.` : '';
        return differs(
          `The page of ${app} did not come back within ${waitedSeconds} s.${refusals}`,
          'People have to reload the page when their access token ends. Report it with the status of /_stcore/health.',
        );
      }),
  },
  {
    name: 'time-of-sign-in',
    belief: 'a renewed access token has the `auth_time` of the sign-in, from which the gate counts the login session',
    source: 'https://openid.net/specs/openid-connect-core-1_0.html#RefreshTokenResponse',
    byHand:
      'keep an app open for longer than `accessTokenMinutes`: `session_ends` in the log of the app stays the same',
    judge: observed =>
      signedIn(observed, ({ app, renewal }) => {
        if (!renewal) return notTried(noWait);
        return judged(observed.logs, ({ admitted }) => {
          const ends = admitted.filter(one => one.app === app).map(({ sessionEnds }) => sessionEnds);
          const action = 'An open page outlives its login session by up to accessTokenMinutes. Report it.';
          if (ends.length < 2) return notTried(`The gate of ${app} saw one access token.`);
          if (ends.includes(undefined)) return differs('An access token had no auth_time.', action);
          return new Set(ends).size === 1
            ? holds(`The ${ends.length} access tokens of ${app} say the same of the sign-in.`)
            : differs(`A renewed access token of ${app} had another auth_time.`, action);
        });
      }),
  },
  {
    name: 'sign-out',
    belief: 'a browser drops the load balancer’s cookies at sign-out, and Cognito’s `/logout` returns',
    source:
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html#authentication-logout-timeout',
    byHand: 'open `/_gate/signout`, then the app again: the sign-in page asks for a password',
    judge: observed =>
      signedIn(observed, ({ signOut }) => {
        if (!signOut) return notTried('The visit ended before the person signed out.');
        const { url, cookies, asksForLogin } = signOut;
        const action = 'Tell people to close the browser after signing out, and report it.';
        if (!url.endsWith('/_gate/signed-out')) return differs(`Signing out ended at ${url}.`, action);
        if (cookies.length > 0) return differs(`The browser kept ${cookies.join(', ')}.`, action);
        return asksForLogin
          ? holds('The cookies are gone, and the app asks to sign in again.')
          : differs('The app opens again without a sign-in.', action);
      }),
  },
  {
    name: 'sign-out-copy',
    belief:
      'after `AdminUserGlobalSignOut` the load balancer renews no copy of a session: once its access token has ended it asks to sign in',
    source:
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html#authentication-logout',
    byHand:
      'copy the cookies of an app into another browser, sign out in the first, and reload the second after `accessTokenMinutes`',
    judge: observed =>
      signedIn(observed, ({ app, copy }) => {
        if (!copy) return notTried(noWait);
        return copy.atApp
          ? differs(
              `A copy of the session opened ${app} ${copy.waitedSeconds} s after the sign-out.`,
              'A copied session lasts until it times out. Shorten login.sessionHours and report it.',
            )
          : holds(`A copy of the session was refused ${copy.waitedSeconds} s after the sign-out.`);
      }),
  },
  {
    name: 'sign-out-over',
    belief: 'a login with `allow` hands on a request whose session is over, as one without a session',
    source:
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_AuthenticateCognitoActionConfig.html',
    byHand: 'open `/_gate/signout` in a browser whose session is over: it says that you are signed out',
    judge: observed =>
      signedIn(observed, ({ copy }) => {
        if (!copy) return notTried(noWait);
        return copy.signOutUrl.endsWith('/_gate/signed-out')
          ? holds('A sign-out without a session that lives ended at the signed-out page.')
          : differs(
              `A sign-out without a session that lives ended at ${copy.signOutUrl}.`,
              'Whoever signs out after their session is over meets the sign-in page. Nothing stays open; report it.',
            );
      }),
  },
];

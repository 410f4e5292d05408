import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { errorAnswer, writeAnswer } from '../alb/answers.ts';
import type { TargetProxy } from '../alb/proxy.ts';
import { singleSignOn } from './single-sign-on.ts';

/** The paths that Cognito serves on a login domain. Browsers reach nothing else of the embedded AWS. */
const hosted = /^\/(login|logout|oauth2\/\w+|([\w-]+\/)?\.well-known\/[\w.-]+)(\?|$)/;

const favicon = { status: 204, headers: {}, body: '' };

/** Removes the browser's headers: the embedded AWS refuses browsers, but these paths are public in Cognito. */
const withoutOrigin = ({ origin: _origin, 'sec-fetch-site': _site, ...headers }: IncomingHttpHeaders) => headers;

/**
 * Serves the login page's host. Replaces the Host header, because with any other host the embedded AWS would look for
 * objects in a bucket.
 */
export function loginFront(cognitoEndpoint: string, proxy: TargetProxy, now: () => number) {
  const { host, hostname, port } = new URL(cognitoEndpoint);
  const address = { host: hostname, port: Number(port || 80) };
  const sessions = singleSignOn(cognitoEndpoint, now);

  /** Handles the three requests whose answer depends on the sign-in cookie. */
  const answerOf = async ({ method, url = '', headers }: IncomingMessage, body: () => Promise<string>) => {
    const [path] = url.split('?');
    if (method === 'POST' && path === '/login') {
      return sessions.submit(url, Object.fromEntries(new URLSearchParams(await body())));
    }
    if (method === 'GET' && path === '/oauth2/authorize') return sessions.authorize(url, headers.cookie);
    if (method === 'GET' && path === '/logout') return sessions.logout(url, headers.cookie);
    return undefined;
  };

  return async (incoming: IncomingMessage, response: ServerResponse) => {
    if (incoming.url === '/favicon.ico') return writeAnswer(response, favicon);
    if (!hosted.test(incoming.url ?? '')) return writeAnswer(response, errorAnswer(404));
    try {
      const answer = await answerOf(incoming, () => text(incoming));
      if (answer) return writeAnswer(response, answer);
    } catch {
      return writeAnswer(response, errorAnswer(502));
    }
    return proxy.request(incoming, response, address, { ...withoutOrigin(incoming.headers), host }, []);
  };
}

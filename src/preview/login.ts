import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorAnswer, writeAnswer } from './load-balancer/answers.ts';
import type { TargetProxy } from './load-balancer/proxy.ts';

/** What Cognito serves on a login domain. Nothing else of the embedded AWS may be reached from a browser. */
const hosted = /^\/(login|logout|oauth2\/\w+|([\w-]+\/)?\.well-known\/[\w.-]+)(\?|$)/;

const favicon = { status: 204, headers: {}, body: '' };

/**
 * The login page's host. The embedded AWS serves the pages only when it is addressed itself: with any other Host it
 * takes them for objects in a bucket.
 */
export function loginFront(cognitoEndpoint: string, proxy: TargetProxy) {
  const { host, hostname, port } = new URL(cognitoEndpoint);
  const address = { host: hostname, port: Number(port || 80) };
  return async (incoming: IncomingMessage, response: ServerResponse) => {
    if (incoming.url === '/favicon.ico') return writeAnswer(response, favicon);
    if (!hosted.test(incoming.url ?? '')) return writeAnswer(response, errorAnswer(404));
    return proxy.request(incoming, response, address, { ...incoming.headers, host }, []);
  };
}

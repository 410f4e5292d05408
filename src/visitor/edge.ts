import { type IncomingHttpHeaders, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { TLSSocket } from 'node:tls';
import type { Lookup } from '../kit/lookup.ts';
import type { EdgeFacts } from '../verify/observations.ts';

const patienceMs = 10_000;

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  tls?: string;
}

/** Asks an app and its signed-out page as a visitor without a session. Never throws. */
export async function edge(app: string, origin: string): Promise<Lookup<EdgeFacts>> {
  const protocol = origin.startsWith('https:') ? 'https' : 'http';
  try {
    const [page, signedOut] = await Promise.all([ask(`${origin}/`), ask(`${origin}/_gate/signed-out`)]);
    const { 'strict-transport-security': hsts, server } = page.headers;
    const headers = {
      ...(hsts === undefined ? {} : { hsts }),
      ...(server === undefined ? {} : { server: `${server}` }),
    };
    const tls = page.tls === undefined ? {} : { tls: page.tls };
    return { seen: { app, protocol, status: page.status, signedOutStatus: signedOut.status, ...headers, ...tls } };
  } catch (error) {
    return { unseen: `${origin} did not answer: ${error instanceof Error ? error.message : error}` };
  }
}

/** One GET that follows nothing, as a browser would send it. */
function ask(address: string): Promise<Answer> {
  const url = new URL(address);
  // Node does not know that every name below localhost is this machine. https://www.rfc-editor.org/rfc/rfc6761#section-6.3
  const local = url.hostname.endsWith('.localhost') ? { hostname: '127.0.0.1' } : {};
  const options = {
    hostname: url.hostname,
    port: url.port,
    path: url.pathname,
    ...local,
    headers: { host: url.host, accept: 'text/html' },
    signal: AbortSignal.timeout(patienceMs),
  };
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const asked = send(options, response => {
      const tls = response.socket instanceof TLSSocket ? response.socket.getProtocol() : null;
      response.resume();
      resolve({ status: response.statusCode ?? 0, headers: response.headers, ...(tls ? { tls } : {}) });
    });
    asked.on('error', reject).end();
  });
}

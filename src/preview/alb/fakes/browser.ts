import { type IncomingHttpHeaders, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { WebSocket } from 'ws';

export interface Page {
  status: number;
  reason: string | undefined;
  headers: IncomingHttpHeaders;
  setCookies: string[];
  bytes: Buffer;
  text: string;
}

export interface Visit {
  method?: string;
  headers?: Record<string, string | string[]>;
  body?: string | Buffer;
}

/** Keeps host-only cookies as a browser does, and sends every host to the load balancer's port. */
export class Browser {
  readonly #port: number;
  /** By host. */
  readonly cookies = new Map<string, Map<string, string>>();

  constructor(port: number) {
    this.#port = port;
  }

  async visit(host: string, path: string, { method = 'GET', headers = {}, body }: Visit = {}): Promise<Page> {
    const cookie = this.cookieHeader(host);
    const outgoing = request({
      port: this.#port,
      host: '127.0.0.1',
      agent: false,
      method,
      path,
      headers: { host: `${host}:${this.#port}`, ...(cookie && { cookie }), ...headers },
    });
    return new Promise((done, fail) => {
      outgoing.on('error', fail);
      outgoing.on('response', async response => {
        const setCookies = response.headers['set-cookie'] ?? [];
        this.keep(host, setCookies);
        const bytes = await buffer(response).catch(fail);
        if (!bytes) return;
        const { statusCode: status = 0, statusMessage: reason, headers } = response;
        done({ status, reason, headers, setCookies, bytes, text: bytes.toString() });
      });
      outgoing.end(body);
    });
  }

  /** A WebSocket, not yet open. */
  socket(host: string, path: string, protocols: string[] = [], headers: Record<string, string> = {}): WebSocket {
    const cookie = this.cookieHeader(host);
    return new WebSocket(`ws://127.0.0.1:${this.#port}${path}`, protocols, {
      headers: { host: `${host}:${this.#port}`, ...(cookie && { cookie }), ...headers },
    });
  }

  cookieHeader(host: string): string {
    return [...(this.cookies.get(host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  keep(host: string, setCookies: readonly string[]) {
    const jar = this.cookies.get(host) ?? new Map<string, string>();
    this.cookies.set(host, jar);
    for (const line of setCookies) {
      const [pair = ''] = line.split(';');
      const equals = pair.indexOf('=');
      if (line.includes('Thu, 01 Jan 1970')) jar.delete(pair.slice(0, equals));
      else jar.set(pair.slice(0, equals), pair.slice(equals + 1));
    }
  }

  /** Completes a login as Cognito would: returns to the app with a code. */
  async signIn(host: string, path = '/', code = `code-${Math.random()}`): Promise<Page> {
    const start = await this.visit(host, path);
    return this.visit(host, callbackOf(start, { code }));
  }
}

/** The callback address for a redirect to the login page. */
export function callbackOf(start: Page, answer: Record<string, string>): string {
  const asked = new URL(start.headers.location ?? '');
  const callback = new URL(asked.searchParams.get('redirect_uri') ?? '');
  const state = asked.searchParams.get('state') ?? '';
  callback.search = new URLSearchParams({ ...answer, state }).toString();
  return callback.pathname + callback.search;
}

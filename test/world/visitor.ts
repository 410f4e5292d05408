import { once } from 'node:events';
import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { WebSocket } from 'ws';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A browser without a screen: cookies by host, redirects and forms by hand. All its hosts are on this machine. */
export class Visitor {
  readonly #cookies = new Map<string, Map<string, string>>();

  /** One request, no redirect followed. */
  async get(url: string, headers: Record<string, string | string[]> = {}): Promise<Answer> {
    return this.#send('GET', url, headers);
  }

  /** Signs in at the page an app sends a visitor to, and returns where that ends. */
  async signIn(appUrl: string, email: string, password: string): Promise<Answer> {
    const login = await this.#follow(await this.get(appUrl));
    const answer = await this.#submit(login, { username: email, password });
    return answer.status === 200 ? answer : this.#follow(answer);
  }

  /** The session of this visitor, as a browser would send it to `host`. */
  cookie(host: string): string {
    return [...(this.#cookies.get(host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** A WebSocket to an app, with this visitor's session; resolves with the socket or with the status it was refused with. */
  async socket(
    appUrl: string,
    headers: Record<string, string> = {},
    ...protocols: string[]
  ): Promise<WebSocket | number> {
    const { hostname, port, origin, host } = new URL(appUrl);
    const socket = new WebSocket(`ws://127.0.0.1:${port}/_stcore/stream`, ['streamlit', ...protocols], {
      headers: { host, origin, cookie: this.cookie(hostname), ...headers },
      maxPayload: 0,
    });
    const refused = once(socket, 'unexpected-response').then(
      ([, answer]) => (answer as IncomingMessage).statusCode ?? 0,
    );
    return Promise.race([once(socket, 'open').then(() => socket), refused]);
  }

  async #send(method: string, url: string, headers: Record<string, string | string[]>, body = ''): Promise<Answer> {
    const { hostname, host, port, pathname, search } = new URL(url);
    const asked = request({
      host: '127.0.0.1',
      port,
      method,
      path: pathname + search,
      headers: { host, cookie: this.cookie(hostname), 'content-length': Buffer.byteLength(body), ...headers },
    });
    asked.end(body);
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    this.#keep(hostname, answer.headers['set-cookie'] ?? []);
    const { location } = answer.headers;
    const absolute = location === undefined ? {} : { location: new URL(location, url).href };
    return { status: answer.statusCode ?? 0, headers: { ...answer.headers, ...absolute }, body: await text(answer) };
  }

  #keep(host: string, lines: readonly string[]) {
    const jar = this.#cookies.get(host) ?? new Map<string, string>();
    this.#cookies.set(host, jar);
    for (const line of lines) {
      const [, name = '', value = '', attributes = ''] = /^([^=]+)=([^;]*)(.*)$/s.exec(line) ?? [];
      const [, expires] = /expires=([^;]+)/i.exec(attributes) ?? [];
      if (expires && Date.parse(expires) < Date.now()) jar.delete(name);
      else jar.set(name, value);
    }
  }

  async #follow(answer: Answer): Promise<Answer> {
    let last = answer;
    for (let hops = 0; last.headers.location && hops < 10; hops++) last = await this.get(last.headers.location);
    return last;
  }

  async #submit({ body }: Answer, typed: Record<string, string>): Promise<Answer> {
    const hidden = [...body.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')],
    );
    const form = new URLSearchParams({ ...Object.fromEntries(hidden), ...typed });
    const login = new URL(Object.fromEntries(hidden).redirect_uri ?? '');
    const url = `http://auth.localhost:${login.port}/login`;
    return this.#send('POST', url, { 'content-type': 'application/x-www-form-urlencoded' }, form.toString());
  }
}

import { once } from 'node:events';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import { Browser, type Visit } from '../../src/preview/alb/fakes/browser.ts';
import { hiddenFields } from '../../src/preview/login/single-sign-on.ts';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** What a browser sends when somebody types an address. */
const typed = {
  accept: 'text/html,*/*;q=0.8',
  'sec-fetch-site': 'none',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
};

/** Somebody with a browser without a screen, at a preview: addresses instead of hosts, redirects, and the login form. */
export class Visitor {
  #browser: Browser | undefined;

  /** One request, no redirect followed. `location` comes back absolute. */
  async get(url: string, headers: Record<string, string | string[]> = {}): Promise<Answer> {
    return this.ask(url, { headers: { ...typed, ...headers } });
  }

  /** Opens a page and follows where it leads, which for a browser that Cognito remembers is the page itself. */
  async open(url: string): Promise<Answer> {
    let answer = await this.get(url);
    for (let hops = 0; answer.headers.location && hops < 10; hops++) answer = await this.get(answer.headers.location);
    return answer;
  }

  /** Signs in at the page an app sends a visitor to, and returns where that ends. `chosen` takes a temporary password's place. */
  async signIn(appUrl: string, email: string, password: string, chosen?: string): Promise<Answer> {
    const { body } = await this.open(appUrl);
    const fields = hiddenFields(body);
    const { port } = new URL(fields.redirect_uri ?? '');
    const post = (form: Record<string, string>) =>
      this.ask(`http://auth.localhost:${port}/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(form).toString(),
      });
    let answer = await post({ ...fields, username: email, password });
    if (chosen !== undefined) {
      answer = await post({ ...hiddenFields(answer.body), new_password: chosen, confirm_password: chosen });
    }
    return answer.headers.location ? this.open(answer.headers.location) : answer;
  }

  /** The session of this visitor, as a browser would send it to `host`. */
  cookie(host: string): string {
    return this.#browser?.cookieHeader(host) ?? '';
  }

  /** A WebSocket to an app, with this visitor's session; resolves with the socket or with the status it was refused with. */
  async socket(url: string, headers: Record<string, string> = {}, ...protocols: string[]): Promise<WebSocket | number> {
    const { hostname, origin } = new URL(url);
    const own = { origin, ...headers };
    const socket = this.#at(url).socket(hostname, '/_stcore/stream', ['streamlit', ...protocols], own);
    const refused = once(socket, 'unexpected-response').then(
      ([, answer]) => (answer as IncomingMessage).statusCode ?? 0,
    );
    return Promise.race([once(socket, 'open').then(() => socket), refused]);
  }

  /** One request of any kind. */
  async ask(url: string, visit: Visit): Promise<Answer> {
    const { hostname, pathname, search } = new URL(url);
    const { status, headers, text } = await this.#at(url).visit(hostname, pathname + search, visit);
    const { location } = headers;
    const absolute = location === undefined ? {} : { location: new URL(location, url).href };
    return { status, headers: { ...headers, ...absolute }, body: text };
  }

  #at(url: string): Browser {
    this.#browser ??= new Browser(Number(new URL(url).port));
    return this.#browser;
  }
}

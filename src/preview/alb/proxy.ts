import { Agent, type IncomingHttpHeaders, type IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { createProxyServer } from 'httpxy';
import { errorAnswer, withCookies, writeAnswer, writeUpgradeAnswer } from './answers.ts';
import type { Log } from './ports.ts';
import type { TargetAddress } from './target-group.ts';

/** The template's idle_timeout.timeout_seconds. A target that closes its idle connections sooner risks a 502. */
const idleMs = 60_000;

/** Proxies requests and streams bodies both ways. `headers` replace the visitor's headers. */
export function createProxy(log: Log) {
  const proxy = createProxyServer();
  const agent = new Agent({ keepAlive: true, timeout: idleMs });
  const setCookiesFor = new WeakMap<IncomingMessage, readonly string[]>();
  const answered = new WeakSet<Socket>();

  const addCookies = (answer: IncomingMessage, setCookies: readonly string[] | undefined) => {
    if (setCookies?.length) answer.headers['set-cookie'] = [answer.headers['set-cookie'] ?? [], setCookies].flat();
  };

  proxy.on('proxyRes', (answer, request, response) => {
    // The target's connection header does not apply to the visitor's connection.
    answer.headers.connection = request.headers.connection = connectionOf(response);
    delete answer.headers['keep-alive'];
    addCookies(answer, setCookiesFor.get(request));
  });

  proxy.on('proxyReqWs', (upstream, request, socket) => {
    const giveUp = () => {
      socket.destroy();
      upstream.destroy();
    };
    const begin = (answer: IncomingMessage) => {
      answered.add(socket);
      socket.off('end', giveUp).off('close', giveUp);
      addCookies(answer, setCookiesFor.get(request));
    };
    upstream.once('response', begin);
    upstream.once('upgrade', (answer, target) => {
      begin(answer);
      tie(socket, target);
    });
    socket.once('end', giveUp).once('close', giveUp); // the visitor left before the target answered
  });

  proxy.on('error', (error, request, response) => {
    if (!request || !response || response.destroyed) return;
    log(`The target of ${request.headers.host} failed.`, error);
    const answer = withCookies(errorAnswer(502), setCookiesFor.get(request) ?? []);
    if (response instanceof ServerResponse) {
      request.unpipe();
      request.resume(); // reads the rest of an upload, otherwise the visitor's connection would hang
      if (response.headersSent) response.destroy();
      else writeAnswer(response, answer);
    } else if (response instanceof Socket && !answered.has(response)) {
      writeUpgradeAnswer(request, response, answer);
    }
  });

  return {
    async request(
      request: IncomingMessage,
      response: ServerResponse,
      target: TargetAddress,
      headers: IncomingHttpHeaders,
      setCookies: readonly string[],
    ) {
      setCookiesFor.set(request, setCookies);
      request.headers = { ...headers, connection: 'keep-alive' };
      await proxy.web(request, response, { target, agent });
    },

    async upgrade(
      request: IncomingMessage,
      socket: Socket,
      head: Buffer,
      target: TargetAddress,
      headers: IncomingHttpHeaders,
      setCookies: readonly string[],
    ) {
      setCookiesFor.set(request, setCookies);
      request.headers = { ...headers, connection: 'Upgrade', upgrade: 'websocket' };
      await proxy.ws(request, socket, { target, upgradeTimeout: idleMs }, head);
    },

    close: () => agent.destroy(),
  };
}

export type TargetProxy = ReturnType<typeof createProxy>;

/** As the visitor requested. HTTP/1.0 without keep-alive ends a body by closing the connection. */
const connectionOf = ({ shouldKeepAlive }: ServerResponse) => (shouldKeepAlive ? 'keep-alive' : 'close');

/** Ends each side of a WebSocket when the other one ends. WebSockets cannot use half-open connections. */
function tie(visitor: Socket, target: Socket) {
  for (const [one, other] of [
    [visitor, target],
    [target, visitor],
  ] as const) {
    one.once('end', () => other.destroySoon());
    one.once('close', () => other.destroySoon());
  }
}

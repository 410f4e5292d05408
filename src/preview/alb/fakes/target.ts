import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { listen, type Running } from './running.ts';

/** An app behind the load balancer that records its requests. */
export interface FakeTarget extends Running {
  requests: IncomingMessage[];
  upgrades: IncomingMessage[];
  sockets: WebSocket[];
  /** How it answers; by default 200 `app`. */
  respond: RequestListener;
  /** When set, upgrades are not accepted but given to it. */
  refuse: ((socket: Duplex) => void) | undefined;
  openConnections(): Promise<number>;
}

export async function aTarget(): Promise<FakeTarget> {
  const webSockets = new WebSocketServer({ noServer: true, handleProtocols: ([first]) => first ?? false });
  const server = createServer({ maxHeaderSize: 65_536 }, (request, response) => {
    target.requests.push(request);
    target.respond(request, response);
  });
  server.on('upgrade', (request, socket, head) => {
    target.upgrades.push(request);
    if (target.refuse) {
      socket.on('error', () => {}).on('end', () => socket.destroy());
      target.refuse(socket.resume());
      return;
    }
    webSockets.handleUpgrade(request, socket, head, webSocket => {
      target.sockets.push(webSocket);
      webSocket.on('message', (data, isBinary) => webSocket.send(data, { binary: isBinary }));
      webSocket.on('error', () => {});
    });
  });
  const running = await listen(server);
  const target: FakeTarget = {
    ...running,
    requests: [],
    upgrades: [],
    sockets: [],
    respond: (_, response) => response.end('app'),
    refuse: undefined,
    openConnections: () => new Promise((done, fail) => server.getConnections((e, n) => (e ? fail(e) : done(n)))),
    async close() {
      for (const socket of target.sockets) socket.terminate();
      await running.close();
    },
  };
  return target;
}

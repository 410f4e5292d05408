import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { errorAnswer, writeAnswer, writeUpgradeAnswer } from './answers.ts';
import type { Log } from './ports.ts';

/** If one rejects, the visitor gets 500, or the connection ends if the answer has begun. */
export interface Handlers {
  request(incoming: IncomingMessage, response: ServerResponse): Promise<void>;
  upgrade(incoming: IncomingMessage, socket: Socket, head: Buffer): Promise<void>;
}

/** Limit for the whole header, as on AWS: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html */
const maxHeaderSize = 64 * 1024;

const idleMs = 60_000;

/** Listens on the loopback interface. Rejects when the port is taken. `close` ends every connection. */
export async function listenOnLoopback(wantedPort: number, handlers: Handlers, log: Log) {
  const server = createServer(
    { maxHeaderSize, requestTimeout: 0, keepAliveTimeout: idleMs, shouldUpgradeCallback: asksForWebSocket },
    (incoming, response) => {
      handlers.request(incoming, response).catch(error => {
        if (response.destroyed) return; // the visitor went away
        log('A request failed.', error);
        if (response.headersSent) response.destroy();
        else writeAnswer(response, errorAnswer(500));
      });
    },
  );

  const upgraded = new Set<Socket>();
  server.on('upgrade', (incoming: IncomingMessage, socket: Socket, head: Buffer) => {
    upgraded.add(socket);
    socket.on('close', () => upgraded.delete(socket));
    socket.on('error', () => socket.destroy());
    if (!asksForWebSocket(incoming)) return writeUpgradeAnswer(incoming, socket, errorAnswer(400));
    handlers.upgrade(incoming, socket, head).catch(error => {
      log('An upgrade failed.', error);
      socket.destroy();
    });
  });

  server.on('clientError', (_, socket) => {
    const destroy = () => socket.destroy();
    if (!socket.writable) destroy();
    else socket.end('HTTP/1.1 400 Bad Request\r\nServer: awselb/2.0\r\nConnection: close\r\n\r\n', destroy);
  });

  server.listen(wantedPort, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of upgraded) socket.destroy();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Ignores other upgrades, such as h2c, as HTTP allows. */
const asksForWebSocket = ({ headers }: IncomingMessage) => headers.upgrade?.toLowerCase() === 'websocket';

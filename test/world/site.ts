import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ALBResult } from 'aws-lambda';

/** A host whose answers a test gives in the form that a function gives them to the load balancer. */
export interface Site {
  origin: string;
  /** What was asked for, as `GET /path`. */
  asked: string[];
  answer: (path: string, request: IncomingMessage) => ALBResult;
  stop(): Promise<void>;
}

export async function aSite(): Promise<Site> {
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    site.asked.push(`${request.method} ${path}`);
    const { statusCode = 500, multiValueHeaders, body } = site.answer(path, request);
    response.writeHead(statusCode, multiValueHeaders as Record<string, string[]>).end(body);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const site: Site = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: [],
    answer: () => ({ statusCode: 404, body: '' }),
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return site;
}

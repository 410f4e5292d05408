import { createServer, type IncomingMessage, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** Changes one answer of AWS. */
export interface Rewrite {
  /** Matched against the request's method, path, target and body. */
  matches: RegExp;
  /** Returns the changed answer. Both texts hold one byte in each character. */
  rewrite(answer: string): string;
  /** @default the status of the real answer */
  status?: number;
}

/** A proxy in front of an embedded AWS that passes everything on, and changes some answers. */
export interface RewritingProxy {
  url: string;
  /** Apply to every request from now on. */
  rewrites: readonly Rewrite[];
  /** How many answers have been changed. */
  rewrittenAnswers: number;
  stop(): Promise<void>;
}

/** Headers of the connection, and those that a changed body makes wrong. */
const notPassedOn = new Set(['connection', 'content-encoding', 'content-length', 'transfer-encoding', 'x-amz-crc32']);

export async function aRewritingProxy(endpoint: string): Promise<RewritingProxy> {
  async function answer(request: IncomingMessage) {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const { method, headers } = request;
    // The Host header stays as it is: the signature covers it.
    const reply = await new Promise<IncomingMessage>((resolve, reject) => {
      send(new URL(request.url ?? '/', endpoint), { method, headers }, resolve)
        .on('error', reject)
        .end(body);
    });
    const original = (await buffer(reply)).toString('latin1');
    const sent = `${request.method} ${request.url} ${headers['x-amz-target']} ${body.toString('latin1')}`;
    const rewrite = proxy.rewrites.find(each => each.matches.test(sent));
    const result = rewrite ? rewrite.rewrite(original) : original;
    if (result !== original) proxy.rewrittenAnswers++;
    return {
      status: rewrite?.status ?? reply.statusCode ?? 500,
      headers: Object.fromEntries(Object.entries(reply.headers).filter(([name]) => !notPassedOn.has(name))),
      body: Buffer.from(result, 'latin1'),
    };
  }

  const server = createServer((request, response) => {
    answer(request).then(
      ({ status, headers, body }) => response.writeHead(status, headers).end(body),
      error => response.writeHead(500).end(`${error}`),
    );
  });
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  const proxy: RewritingProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    rewrites: [],
    rewrittenAnswers: 0,
    stop: () =>
      new Promise(stopped => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
  return proxy;
}

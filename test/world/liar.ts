import { createServer, type IncomingMessage, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** One answer of AWS that is not the true one. */
export interface Lie {
  /** Which request: found in its method, path, target and body. */
  asked: RegExp;
  /** What is answered instead. The true answer is in bytes, a character each. */
  tell(answer: string): string;
  /** @default that of the true answer */
  status?: number;
}

/** What stands between a command and an embedded AWS, passes everything on, and changes some answers. */
export interface Liar {
  url: string;
  /** In force from now on. */
  lies: readonly Lie[];
  /** How many answers were changed. */
  told: number;
  stop(): Promise<void>;
}

/** Of the connection, or no longer true of an answer that was changed. */
const notPassedOn = new Set(['connection', 'content-encoding', 'content-length', 'transfer-encoding', 'x-amz-crc32']);

export async function aLiar(endpoint: string): Promise<Liar> {
  async function answer(request: IncomingMessage) {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const { method, headers } = request;
    // With the same Host, which is signed.
    const reply = await new Promise<IncomingMessage>((resolve, reject) => {
      send(new URL(request.url ?? '/', endpoint), { method, headers }, resolve)
        .on('error', reject)
        .end(body);
    });
    const truth = (await buffer(reply)).toString('latin1');
    const asked = `${request.method} ${request.url} ${headers['x-amz-target']} ${body.toString('latin1')}`;
    const lie = liar.lies.find(one => one.asked.test(asked));
    const told = lie ? lie.tell(truth) : truth;
    if (told !== truth) liar.told++;
    return {
      status: lie?.status ?? reply.statusCode ?? 500,
      headers: Object.fromEntries(Object.entries(reply.headers).filter(([name]) => !notPassedOn.has(name))),
      body: Buffer.from(told, 'latin1'),
    };
  }

  const server = createServer((request, response) => {
    answer(request).then(
      ({ status, headers, body }) => response.writeHead(status, headers).end(body),
      error => response.writeHead(500).end(`${error}`),
    );
  });
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  const liar: Liar = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lies: [],
    told: 0,
    stop: () =>
      new Promise(stopped => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
  return liar;
}

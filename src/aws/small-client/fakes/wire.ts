import { Readable } from 'node:stream';
import { HttpResponse } from '@smithy/core/protocols';

/** What AWS answers: a status with a body and headers, or a connection that fails. */
export type Answer = { status: number; body?: string | object; headers?: Record<string, string> } | { fails: Error };

interface Asked {
  method: string;
  address: string;
  headers: Record<string, string>;
  body: unknown;
}

/** A request handler behind which a test says what AWS answers, in turn; the last answer is given for ever. Notes what was asked. */
export function aWire(...answers: [Answer, ...Answer[]]) {
  const asked: Asked[] = [];
  const requestHandler = {
    async handle(request: {
      method: string;
      protocol: string;
      hostname: string;
      port?: number;
      path: string;
      headers: Record<string, string>;
      body: string | Uint8Array;
    }) {
      const { method, protocol, hostname, port, path, headers } = request;
      const body = typeof request.body === 'string' ? request.body : new TextDecoder().decode(request.body);
      const address = `${protocol}//${hostname}${port ? `:${port}` : ''}${path}`;
      asked.push({ method, address, headers: { ...headers }, body: JSON.parse(body) });
      const answer = (answers.length > 1 ? answers.shift() : answers[0]) as Answer;
      if ('fails' in answer) throw answer.fails;
      const said = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? {});
      // In two pieces, as a network may bring it.
      const [head, tail] = [Buffer.from(said).subarray(0, 7), Buffer.from(said).subarray(7)];
      const whole = Readable.from(tail.length > 0 ? [head, tail] : [head]);
      return {
        response: new HttpResponse({ statusCode: answer.status, headers: answer.headers ?? {}, body: whole }),
      };
    },
    destroy() {},
  };
  return { asked, requestHandler: requestHandler as never };
}

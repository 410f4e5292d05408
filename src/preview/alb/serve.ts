import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { errorAnswer, withCookies, writeAnswer, writeUpgradeAnswer } from './answers.ts';
import type { CurrentListener } from './current-listener.ts';
import type { Decide } from './decide.ts';
import type { FunctionTarget } from './function-target.ts';
import type { Handlers } from './loopback-server.ts';
import type { TargetProxy } from './proxy.ts';
import { addedHeaders, keptHeaders } from './target-headers.ts';
import { readVisitorRequest } from './visitor-request.ts';

/** Carries out the decision about a request or a WebSocket upgrade. */
export function createServe(
  listener: CurrentListener,
  decide: Decide,
  proxy: TargetProxy,
  ask: FunctionTarget,
): Handlers {
  return {
    async request(incoming: IncomingMessage, response: ServerResponse) {
      const request = readVisitorRequest(incoming);
      if (!request) return writeAnswer(response, errorAnswer(400));
      const decision = await decide(listener.get(), request);
      if (decision.kind === 'answer') return writeAnswer(response, decision.answer);
      const { passage } = decision;
      const added = addedHeaders(request, passage);
      if (decision.kind === 'proxy') {
        const headers = Object.assign(keptHeaders(incoming.headers, passage), added);
        return proxy.request(incoming, response, decision.address, headers, passage.setCookies);
      }
      const headers = keptHeaders(incoming.headersDistinct, passage);
      delete headers['transfer-encoding']; // a function gets the whole body in one piece
      for (const [name, value] of Object.entries(added)) headers[name] = [value];
      const answer = await ask(incoming, request, decision, headers);
      writeAnswer(response, withCookies(answer, passage.setCookies));
    },

    async upgrade(incoming: IncomingMessage, socket: Socket, head: Buffer) {
      const request = readVisitorRequest(incoming);
      if (request?.method !== 'GET') return writeUpgradeAnswer(incoming, socket, errorAnswer(400));
      const decision = await decide(listener.get(), request);
      if (decision.kind === 'answer') return writeUpgradeAnswer(incoming, socket, decision.answer);
      // Functions cannot hold a connection: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html
      if (decision.kind === 'invoke') return writeUpgradeAnswer(incoming, socket, errorAnswer(400));
      const { passage } = decision;
      const headers = Object.assign(keptHeaders(incoming.headers, passage), addedHeaders(request, passage));
      return proxy.upgrade(incoming, socket, head, decision.address, headers, passage.setCookies);
    },
  };
}

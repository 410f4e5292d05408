import type { IncomingMessage } from 'node:http';
import { type AlbAnswer, errorAnswer } from './answers.ts';
import type { FunctionCall } from './decide.ts';
import { functionAnswer } from './function-answer.ts';
import { functionEvent } from './function-event.ts';
import type { LoadBalancerPorts, Log } from './ports.ts';
import type { VisitorRequest } from './visitor-request.ts';

/** The limit for a request's body and for the JSON that a function returns. */
const maxBytes = 1024 * 1024;

/**
 * Has a Lambda function answer a request. 413: the body is too large. 502: the function failed, could not be invoked,
 * or returned a malformed or too large result.
 */
export const functionTarget =
  (invoke: LoadBalancerPorts['invoke'], log: Log) =>
  async (
    incoming: IncomingMessage,
    request: VisitorRequest,
    { functionArn, group }: FunctionCall,
    headers: Readonly<Record<string, readonly string[]>>,
  ): Promise<AlbAnswer> => {
    const body = await readBody(incoming);
    if (!body) return errorAnswer(413);
    try {
      const { failed, payload } = await invoke(
        functionArn,
        JSON.stringify(functionEvent(request, group, headers, body)),
      );
      if (failed) throw new Error(payload);
      if (Buffer.byteLength(payload) > maxBytes) throw new Error('The function returned more than 1 MB.');
      return functionAnswer(payload, group.multiValueHeaders);
    } catch (error) {
      log(`The function ${functionArn} did not answer.`, error);
      return errorAnswer(502);
    }
  };

export type FunctionTarget = ReturnType<typeof functionTarget>;

/** Undefined when it is too large; the rest is still read, so that the visitor gets the answer. */
async function readBody(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= maxBytes) chunks.push(chunk);
  }
  return bytes <= maxBytes ? Buffer.concat(chunks) : undefined;
}
